using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>One office for all pages of the clerk's desk.</summary>
[CollectionDefinition(nameof(DeskOffice))]
public sealed class DeskOffice : OfficeHost, ICollectionFixture<DeskOffice>;
