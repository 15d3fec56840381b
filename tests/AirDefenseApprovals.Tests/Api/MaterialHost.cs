namespace AirDefenseApprovals.Tests.Api;

/// <summary>One host for the forms of materials, by API and on pages.</summary>
[CollectionDefinition(nameof(MaterialHost))]
public sealed class MaterialHost : OfficeHost, ICollectionFixture<MaterialHost>;
