using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>A picture of a character that no font has, printed in its place on result documents.</summary>
/// <param name="Character">The character.</param>
/// <param name="Sha256">SHA-256 of the picture that is printed, in lower-case hexadecimal: a JPEG without what a camera wrote.</param>
public sealed record CharacterPicture(string Character, string Sha256);

/// <summary>Attaches the picture of a character that no font has; a later one takes its place.</summary>
public sealed record AttachCharacter : CaseAct
{
    /// <summary>The character.</summary>
    public required string Character { get; init; }

    /// <summary>The picture, checked and stored already, with its published copy.</summary>
    public required AttachedFile Picture { get; init; }

    /// <summary>The most that are asked for: more in one application is no name but a jest.</summary>
    private const int Most = 20;

    /// <summary>The first characters of a case that no font has, each once: those that a picture is wanted for.</summary>
    /// <param name="case">The case.</param>
    /// <param name="book">The rulebook.</param>
    public static ImmutableArray<string> Wanted(Case @case, Rulebook book) =>
        [
            .. ApplicationWarnings
                .Texts(book.SheetOf(@case), @case)
                .SelectMany(text => book.Press.Lacking(text.Value))
                .Distinct()
                .Take(Most)
                .Select(rune => rune.ToString()),
        ];

    /// <summary>
    /// Whether somebody may attach one: the handling office while the case is open, and its head afterwards too, for a
    /// document that is replaced (R33).
    /// </summary>
    public static Refusal? Refused(Actor by, Case @case)
    {
        if (Walls.ForHandlers(by, @case, Roles.Clerk, Roles.Reviewer, Roles.Head) is { } wall)
            return wall;
        return @case.State == CaseState.Draft || (@case.HasEnded && !by.Is(Roles.Head))
            ? Refusal.Conflict(null, "materials-closed")
            : null;
    }

    /// <summary>Whether somebody may attach the picture of this character: asked before it is read, and again by the act.</summary>
    public static Refusal? Refused(Actor by, Case @case, string character, Rulebook book)
    {
        if (Refused(by, @case) is { } refusal)
            return refusal;
        return Wanted(@case, book).Contains(character)
            ? null
            : Refusal.Incomplete(
                null,
                "character-printable",
                new FieldError("character", "character-printable", character)
            );
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, Character, book) is { } refusal)
            return refusal;
        var docket = new Docket(@case, this, book);
        var picture = new CharacterPicture(Character, Picture.Published ?? Picture.Sha256);
        docket.Case = docket.Case with
        {
            Characters = [.. @case.Characters.Where(c => c.Character != Character), picture],
        };
        docket.Note(
            "characterPicture",
            new JsonObject
            {
                ["character"] = Character,
                ["fileName"] = Picture.FileName,
                ["sha256"] = picture.Sha256,
            }
        );
        return docket.Close();
    }
}
