using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>Writes a finding down on site, or changes it (R24). Sent twice, it is there once.</summary>
public sealed record RecordFinding : CaseAct
{
    /// <summary>The finding.</summary>
    public required SiteFinding Finding { get; init; }

    /// <summary>The version that was changed; 0 for a new one.</summary>
    public int Seen { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (OnSite.Refused(By, @case) is { } refusal)
            return refusal;
        var site = @case.Site ?? new();
        var before = site.Findings.FirstOrDefault(f => f.Id == Finding.Id);
        if (before is not null && before.SaysTheSame(Finding))
            return new Docket(@case, this, book).Close();
        if ((before?.Version ?? 0) != Seen)
            return Refusal.Conflict(
                "R24",
                "finding-changed-meanwhile",
                before?.By ?? "",
                JournalEntry.InstantText(before?.At ?? At)
            );
        if (Wrong(@case).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete("R24", "finding-wrong", wrong);
        if (before is null && site.Findings.Length >= TaskData.LongestList)
            return Refusal.Conflict(
                "R24",
                "findings-too-many",
                TaskData.LongestList.ToString(CultureInfo.InvariantCulture)
            );
        var after = Finding with { Version = Seen + 1, By = By.UserName, At = At };
        var docket = new Docket(
            @case with
            {
                Site = site with
                {
                    Findings = before is null ? site.Findings.Add(after) : site.Findings.Replace(before, after),
                    Signatures = [],
                },
            },
            this,
            book
        )
        {
            Role = Roles.Inspector,
        };
        docket.Note(
            "siteFinding",
            new JsonObject
            {
                ["finding"] = after.Id.ToString("N"),
                ["version"] = after.Version,
                ["work"] = after.Work,
                ["clause"] = after.Clause,
                ["place"] = after.Place,
                ["problem"] = after.Problem,
                ["remedy"] = after.Remedy,
                ["responsible"] = after.Responsible,
                ["deadlineDays"] = after.DeadlineDays,
                ["deadline"] = after.Deadline is { } day ? JournalEntry.DayText(day) : null,
                ["dropped"] = after.Dropped,
            }
        );
        return docket.Close();
    }

    /// <summary>What is wrong with it on site: clause, remedy and deadline may still follow.</summary>
    private IEnumerable<FieldError> Wrong(Case @case)
    {
        if (Finding.Problem.Length == 0)
            yield return new("problem", "field-required");
        foreach (
            var (field, text) in new[]
            {
                ("clause", Finding.Clause),
                ("place", Finding.Place),
                ("problem", Finding.Problem),
                ("remedy", Finding.Remedy),
                ("responsible", Finding.Responsible),
            }
        )
            if (text?.Length > TaskData.LongestText)
                yield return new(field, "field-too-long", TaskData.LongestText.ToString(CultureInfo.InvariantCulture));
        if (Finding.DeadlineDays is < 1 or > Inspection.LongestDeadline)
            yield return new(
                "deadlineDays",
                "days-out-of-range",
                "1",
                Inspection.LongestDeadline.ToString(CultureInfo.InvariantCulture)
            );
        if (OnSite.WorkUnknown(@case, Finding.Work) is { } unknown)
            yield return unknown;
    }
}

/// <summary>Records that a point of the checklist was looked at, and how it was found (R24).</summary>
public sealed record RecordPoint : CaseAct
{
    /// <summary>The point: a clause as it is cited.</summary>
    public required string Clause { get; init; }

    /// <summary>The works; null where the case has one.</summary>
    public string? Work { get; init; }

    /// <summary>How it was found; null takes the point back.</summary>
    public PointState? State { get; init; }

    /// <summary>What the inspector adds.</summary>
    public string? Note { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (OnSite.Refused(By, @case) is { } refusal)
            return refusal;
        var item = book.SheetOf(@case);
        if (Checklist.Of(@case, item, book.Standards).All(e => e.Citation != Clause))
            return Refusal.Incomplete("R24", "point-wrong", new FieldError("clause", "point-unknown", Clause));
        if (OnSite.WorkUnknown(@case, Work) is { } unknown)
            return Refusal.Incomplete("R24", "point-wrong", unknown);
        if (Note?.Length > TaskData.LongestText)
            return Refusal.Incomplete(
                "R24",
                "point-wrong",
                new FieldError("note", "field-too-long", TaskData.LongestText.ToString(CultureInfo.InvariantCulture))
            );
        var site = @case.Site ?? new();
        var before = site.Points.FirstOrDefault(p => p.Clause == Clause && p.Work == Work);
        if (before?.State == State && before?.Note == Note)
            return new Docket(@case, this, book).Close();
        var others = before is null ? site.Points : site.Points.Remove(before);
        var docket = new Docket(
            @case with
            {
                Site = site with
                {
                    Points = State is { } state ? others.Add(new(Clause, Work, state, Note, By.UserName, At)) : others,
                    Signatures = [],
                },
            },
            this,
            book
        )
        {
            Role = Roles.Inspector,
        };
        docket.Note(
            "sitePoint",
            new JsonObject
            {
                ["clause"] = Clause,
                ["work"] = Work,
                ["state"] = State?.ToString(),
                ["note"] = Note,
            }
        );
        return docket.Close();
    }
}

/// <summary>Adds a photograph taken on site (R24), or says anew what it shows and where. Sent twice, it is there once.</summary>
public sealed record AttachPhoto : CaseAct
{
    /// <summary>Identity, given by the inspector's device.</summary>
    public required Guid PhotoId { get; init; }

    /// <summary>The file, checked and stored already; null to say anew what a photograph shows.</summary>
    public AttachedFile? File { get; init; }

    /// <summary>The finding it shows; null for the works as a whole.</summary>
    public Guid? Finding { get; init; }

    /// <summary>Place on the plan, 0 to 1 from the left.</summary>
    public decimal? X { get; init; }

    /// <summary>Place on the plan, 0 to 1 from the top.</summary>
    public decimal? Y { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (OnSite.Refused(By, @case) is { } refusal)
            return refusal;
        var site = @case.Site ?? new();
        var before = site.Photos.FirstOrDefault(p => p.Id == PhotoId);
        if (before is null && File is null)
            return Refusal.NotFound("photo-not-there");
        if (X is < 0 or > 1 || Y is < 0 or > 1 || X is null != Y is null)
            return Refusal.Incomplete("R24", "photo-wrong", new FieldError("x", "place-on-plan-wrong"));
        if (Finding is { } finding && site.Findings.All(f => f.Id != finding))
            return Refusal.Incomplete("R24", "photo-wrong", new FieldError("finding", "finding-unknown"));
        if (before is null && site.Photos.Length >= SiteRecord.MostPhotos)
            return Refusal.Conflict(
                "R24",
                "photos-too-many",
                SiteRecord.MostPhotos.ToString(CultureInfo.InvariantCulture)
            );
        if (
            before is not null
            && before.Finding == Finding
            && before.X == X
            && before.Y == Y
            && (File is null || File.Sha256 == before.File.Sha256)
        )
            return new Docket(@case, this, book).Close();
        if (before is not null && File is not null && File.Sha256 != before.File.Sha256)
            return Refusal.Conflict("R24", "photo-is-another");
        var after = (before ?? new SitePhoto(PhotoId, File!, null, null, null, By.UserName, At)) with
        {
            Finding = Finding,
            X = X,
            Y = Y,
        };
        var docket = new Docket(
            @case with
            {
                Site = site with
                {
                    Photos = before is null ? site.Photos.Add(after) : site.Photos.Replace(before, after),
                    Signatures = [],
                },
            },
            this,
            book
        )
        {
            Role = Roles.Inspector,
        };
        docket.Note(
            "sitePhoto",
            new JsonObject
            {
                ["photo"] = PhotoId.ToString("N"),
                ["finding"] = Finding?.ToString("N"),
                ["sha256"] = after.File.Sha256,
                ["fileName"] = after.File.FileName,
            }
        );
        return docket.Close();
    }
}

/// <summary>Signs the record as it stands (R24, PL 34): at least two inspectors do before the notice is composed of it.</summary>
public sealed record SignRecord : CaseAct
{
    /// <summary>The inspector's name, as it is put on the notice.</summary>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (OnSite.Refused(By, @case) is { } refusal)
            return refusal;
        var site = @case.Site ?? new();
        if (site.Findings.IsEmpty && site.Points.IsEmpty)
            return Refusal.Conflict("R24", "record-empty");
        if (site.Signatures.Any(s => s.UserName == By.UserName))
            return new Docket(@case, this, book).Close();
        var docket = new Docket(
            @case with
            {
                Site = site with { Signatures = site.Signatures.Add(new(By.UserName, Name, At)) },
            },
            this,
            book
        )
        {
            Role = Roles.Inspector,
        };
        docket.Note(
            "siteSigned",
            new JsonObject
            {
                ["name"] = Name,
                ["findings"] = site.Standing().Count(),
                ["points"] = site.Points.Length,
                ["photos"] = site.Photos.Length,
            }
        );
        return docket.Close();
    }
}

/// <summary>What all acts on site have in common.</summary>
public static class OnSite
{
    /// <summary>The task that is open while a record can be written.</summary>
    public const string Task = "inspect";

    /// <summary>Whether an actor may write on the record now: an inspector of the handling office, while the inspection is open.</summary>
    public static Refusal? Refused(Actor by, Case @case) =>
        Walls.ForHandlers(by, @case, Roles.Inspector) is { } wall ? wall
        : @case.DefectNotice is not null ? Refusal.Conflict("R25", "notice-was-given") // what is found now is no part of it
        : @case.Tasks.Any(t => t.Name == Task) ? null
        : Refusal.Conflict("R24", "inspection-not-open");

    internal static FieldError? WorkUnknown(Case @case, string? work)
    {
        var works = Works.Of(@case);
        if (work is null)
            return works.Count > 1 ? new("work", "field-required") : null;
        return works.Any(w => w.Name == work) ? null : new("work", "work-unknown", work);
    }
}
