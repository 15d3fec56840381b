namespace AirDefenseApprovals.Web.Data;

/// <summary>A result document (R22).</summary>
public sealed class DocumentRow
{
    public string Number { get; set; } = "";

    public string Code { get; set; } = "";

    public Guid CaseId { get; set; }

    public string ItemCode { get; set; } = "";

    public string Holder { get; set; } = "";

    public string Office { get; set; } = "";

    public string InNameOf { get; set; } = "";

    public DateTimeOffset IssuedAt { get; set; }

    public string Sha256 { get; set; } = "";

    /// <summary>Last day of validity; null for a document without an end, and for those issued before this was kept.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>When it was annulled; null while it stands.</summary>
    public DateTimeOffset? AnnulledAt { get; set; }

    public DocumentFileRow File { get; set; } = null!;
}

/// <summary>The bytes of a result document: in the database, so that decision and document are saved together.</summary>
public sealed class DocumentFileRow
{
    public string Number { get; set; } = "";

    public byte[] Pdf { get; set; } = [];
}
