using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>One office for all who apply on its pages.</summary>
[CollectionDefinition(nameof(ApplyOffice))]
public sealed class ApplyOffice : OfficeHost, ICollectionFixture<ApplyOffice>;
