using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>One office for everybody who knocks at its pages.</summary>
[CollectionDefinition(nameof(WalledOffice))]
public sealed class WalledOffice : OfficeHost, ICollectionFixture<WalledOffice>;
