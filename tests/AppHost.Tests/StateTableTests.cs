using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.AppHost.Tests;

public sealed class StateTableTests
{
    [Theory]
    [InlineData(null, "Starting", false)]
    [InlineData("", "Starting", false)]
    [InlineData("Starting", "Starting", false)]
    [InlineData("Running", "Running", false)]
    [InlineData("Stopping", "Stopping", false)]
    [InlineData("Finished", "Finished", true)]
    [InlineData("FailedToStart", "FailedToStart", true)]
    [InlineData("Terminated", "Exited", true)]
    [InlineData("Unknown", "Unknown", true)]
    public void DCPs_words_become_those_of_the_dashboard(string? dcp, string state, bool isEnded)
    {
        StateTable.ToState(dcp).ShouldBe(state);
        StateTable.IsEnded(state).ShouldBe(isEnded);
    }

    [Theory]
    [InlineData("Running", Health.Healthy, Health.Healthy, Health.Healthy)]
    [InlineData("Running", Health.Healthy, Health.Unhealthy, Health.Unhealthy)]
    [InlineData("Running", Health.Healthy, Health.Unknown, Health.Unknown)]
    [InlineData("Finished", Health.Healthy, Health.Healthy, Health.Unknown)]
    internal void A_resource_is_as_well_as_the_worst_of_its_checks_while_it_runs(string state, Health one, Health other, Health expected) =>
        new ResourceSnapshot("a-1", "a", "Project", state) { CreatedAt = TimeProvider.System.GetUtcNow(), Checks = [new("one", one), new("other", other)] }.Health.ShouldBe(expected);
}
