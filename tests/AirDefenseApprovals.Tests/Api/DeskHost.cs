namespace AirDefenseApprovals.Tests.Api;

/// <summary>One host for the clerk's desk and the counter.</summary>
[CollectionDefinition(nameof(DeskHost))]
public sealed class DeskHost : OfficeHost, ICollectionFixture<DeskHost>;
