using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>One office for all pages that an office has for itself. Each test keeps to an office of its own.</summary>
[CollectionDefinition(nameof(OwnOffice))]
public sealed class OwnOffice : OfficeHost, ICollectionFixture<OwnOffice>;
