namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// The name of an operation, which generators make the name of a method. It is no endpoint name of ASP.NET Core, since
/// pages and API share some
/// endpoints and those names must be unique in the whole host.
/// </summary>
internal sealed record OperationId(string Name);

/// <summary>A file that an operation answers with, alone or beside JSON.</summary>
internal sealed record FileAnswer(string ContentType);
