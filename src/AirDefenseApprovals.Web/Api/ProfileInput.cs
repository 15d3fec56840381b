using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Web.Api;

/// <summary>A profile as somebody typed it, in a form or in JSON: each on one line, English as Chinese where it is left out.</summary>
internal static class ProfileInput
{
    public static OfficeProfile Read(
        string? letterheadZh,
        string? letterheadEn,
        string? sealText,
        string? phone,
        string? addressZh,
        string? addressEn,
        string? hoursZh,
        string? hoursEn
    ) =>
        new(
            Both(letterheadZh, letterheadEn),
            Line(sealText),
            TextInput.CleanNumber(phone),
            Both(addressZh, addressEn),
            Both(hoursZh, hoursEn)
        );

    private static Names Both(string? zh, string? en) =>
        Line(zh) is var chinese && Line(en) is { Length: > 0 } english
            ? new(chinese, english)
            : new(Line(zh), Line(zh));

    private static string Line(string? text) =>
        string.Join(
            ' ',
            TextInput
                .Clean(text)
                .Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
}
