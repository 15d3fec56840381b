namespace AirDefenseApprovals.Tests.Api;

/// <summary>One host for all that hostile, clumsy and hasty people send.</summary>
[CollectionDefinition(nameof(BesetHost))]
public sealed class BesetHost : OfficeHost, ICollectionFixture<BesetHost>;
