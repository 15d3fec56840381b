namespace AirDefenseApprovals.Tests.Databases;

/// <summary>A database that nobody works in any more, for others to begin as copies of.</summary>
/// <param name="File">SQLite's file.</param>
/// <param name="Name">Its name in PostgreSQL, whose server ends with this process.</param>
internal sealed record DatabaseTemplate(byte[]? File, string? Name);
