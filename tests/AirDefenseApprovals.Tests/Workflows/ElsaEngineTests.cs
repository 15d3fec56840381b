using AirDefenseApprovals.Workflows.Elsa;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>The contract on the real Elsa; compiled with <c>-p:Elsa=true</c> alone.</summary>
public sealed class ElsaEngineTests(ElsaEngineTests.Host host)
    : EngineContract(host.Engine),
        IClassFixture<ElsaEngineTests.Host>
{
    /// <summary>One set of Elsa's services for all tests.</summary>
    public sealed class Host : IDisposable
    {
        public ElsaEngine Engine { get; } = new();

        public void Dispose() => Engine.Dispose();
    }
}
