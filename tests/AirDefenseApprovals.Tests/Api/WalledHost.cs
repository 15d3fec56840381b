namespace AirDefenseApprovals.Tests.Api;

/// <summary>One host for everybody who knocks at its doors.</summary>
[CollectionDefinition(nameof(WalledHost))]
public sealed class WalledHost : OfficeHost, ICollectionFixture<WalledHost>;
