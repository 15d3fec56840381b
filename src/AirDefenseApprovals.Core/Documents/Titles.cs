namespace AirDefenseApprovals.Core.Documents;

/// <summary>Puts titles in the marks that Chinese writes them in (GB/T 15834).</summary>
public static class Titles
{
    /// <summary>A title in 《》; a title within it stands in 〈〉.</summary>
    public static string Quoted(string title) => $"《{Nested(title)}》";

    /// <summary>A title that words put into 《》: a title within it stands in 〈〉.</summary>
    public static string Nested(string title) => title.Replace('《', '〈').Replace('》', '〉');
}
