using System.Text.Json;
using System.Text.Json.Serialization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Core.Service;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Key projects: read behind their walls, changed by acts that Core decides in the writer's transaction.</summary>
public sealed class KeyProjects(IDbContextFactory<AdaDb> databases, WriterQueue writer, RulebookKeeper keeper)
{
    /// <summary>Flags a project.</summary>
    public async Task<(KeyProject? Project, Refusal? Refusal)> FlagAsync(
        FlagProject act,
        CancellationToken cancellation
    ) =>
        await writer.WriteAsync<(KeyProject?, Refusal?)>(
            db =>
            {
                if (act.Refused(keeper.Book) is { } refusal)
                    return Task.FromResult<((KeyProject?, Refusal?), bool)>(((null, refusal), false));
                var project = act.Flagged(Guid.CreateVersion7(), keeper.Book);
                db.KeyProjects.Add(RowOf(project));
                return Task.FromResult<((KeyProject?, Refusal?), bool)>(((project, null), true));
            },
            cancellation
        );

    /// <summary>Does an act on a project.</summary>
    /// <param name="id">The project.</param>
    /// <param name="refused">Why it may not be done.</param>
    /// <param name="with">The project after it.</param>
    /// <param name="cancellation">Stops waiting for the writer.</param>
    public async Task<(KeyProject? Project, Refusal? Refusal)> DoAsync(
        Guid id,
        Func<KeyProject, Rulebook, Refusal?> refused,
        Func<KeyProject, KeyProject> with,
        CancellationToken cancellation
    ) =>
        await writer.WriteAsync<(KeyProject?, Refusal?)>(
            async db =>
            {
                if (await db.KeyProjects.FirstOrDefaultAsync(p => p.Id == id, CancellationToken.None) is not { } row)
                    return ((null, Refusal.NotFound()), false);
                var before = Read(row.Body);
                if (refused(before, keeper.Book) is { } refusal)
                    return ((null, refusal), false);
                var after = with(before);
                (row.Version, row.LinkHash, row.Body) = (after.Version, after.LinkHash, Write(after));
                return ((after, null), true);
            },
            cancellation
        );

    /// <summary>The projects that an actor sees, the newest first.</summary>
    public async Task<IReadOnlyList<KeyProject>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var all = actor.Is(Roles.Supervisor) || (Walls.IsStaff(actor) && actor.Office == Office.City);
        if (!all && !Walls.IsStaff(actor))
            return [];
        return
        [
            .. (
                await db
                    .KeyProjects.AsNoTracking()
                    .Where(p => all || p.Office == actor.Office)
                    .OrderByDescending(p => p.FlaggedAt)
                    .Select(p => p.Body)
                    .ToListAsync(cancellation)
            ).Select(Read),
        ];
    }

    /// <summary>A project that an actor sees.</summary>
    public async Task<KeyProject?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return
            await db
                .KeyProjects.AsNoTracking()
                .Where(p => p.Id == id)
                .Select(p => p.Body)
                .FirstOrDefaultAsync(cancellation)
                is { } body
            && Read(body) is var project
            && ProjectWalls.Sees(actor, project)
            ? project
            : null;
    }

    /// <summary>The project that a word in a link opens.</summary>
    public async Task<KeyProject?> OpenAsync(string word, CancellationToken cancellation)
    {
        var hash = PartyLink.HashOf(word);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return
            await db
                .KeyProjects.AsNoTracking()
                .Where(p => p.LinkHash == hash)
                .Select(p => p.Body)
                .FirstOrDefaultAsync(cancellation)
                is { } body
            ? Read(body)
            : null;
    }

    /// <summary>The project that an acceptance is of: it states the same approval number, at the same office.</summary>
    public async Task<KeyProject?> OfAsync(Case @case, CancellationToken cancellation)
    {
        if (
            !@case.Form.TryGetValue("approvalNumber", out var value)
            || value.ValueKind != JsonValueKind.String
            || value.GetString()!.Trim() is not { Length: > 0 } number
        )
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return
            await db
                .KeyProjects.AsNoTracking()
                .Where(p => p.ApprovalNumber == number && p.Office == @case.Office)
                .OrderByDescending(p => p.FlaggedAt)
                .Select(p => p.Body)
                .FirstOrDefaultAsync(cancellation)
                is { } body
            ? Read(body)
            : null;
    }

    private static KeyProjectRow RowOf(KeyProject p) =>
        new()
        {
            Id = p.Id,
            Version = p.Version,
            Office = p.Office,
            ApprovalNumber = p.ApprovalNumber,
            LinkHash = p.LinkHash,
            FlaggedAt = p.FlaggedAt,
            Body = Write(p),
        };

    private static string Write(KeyProject project) =>
        JsonSerializer.Serialize(project, KeyProjectJson.Default.KeyProject);

    private static KeyProject Read(string body) =>
        JsonSerializer.Deserialize(body, KeyProjectJson.Default.KeyProject)
        ?? throw new InvalidDataException("A key project's row holds none.");
}

/// <summary>How a key project is written into its row.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(KeyProject))]
internal sealed partial class KeyProjectJson : JsonSerializerContext;
