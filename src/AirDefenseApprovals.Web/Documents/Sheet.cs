namespace AirDefenseApprovals.Web.Documents;

/// <summary>The paper: A4 with the type area of GB/T 9704, 22 lines of 28 characters. Lengths in points.</summary>
internal static class Sheet
{
    public const float Width = 595.28f,
        Height = 841.89f;
    public const float Left = 28 * Millimetre,
        TypeWidth = 28 * BodySize,
        Right = Left + TypeWidth,
        Middle = Left + TypeWidth / 2;
    public const float Top = 37 * Millimetre,
        Bottom = Top + 22 * BodyLine;
    public const float FootBaseline = Bottom + 34;

    public const float BodySize = 15.75f,
        BodyLine = 29f;
    public const float Millimetre = 72 / 25.4f;

    public const uint Red = 0xD7000F,
        White = 0xFFFFFF,
        Grey = 0x595959,
        Shade = 0xF3F3F3;

    public static readonly TypeStyle Body = new(Bold: false, BodySize);
    public static readonly TypeStyle BodyHeading = new(Bold: true, BodySize);
    public static readonly TypeStyle Title = new(Bold: true, 22);
    public static readonly TypeStyle Number = new(Bold: false, 14);
    public static readonly TypeStyle Banner = new(Bold: true, 16, White);
    public static readonly TypeStyle Foot = new(Bold: false, 10.5f);
}
