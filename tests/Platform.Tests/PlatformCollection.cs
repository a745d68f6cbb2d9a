using HubsPlatform.Platform.Tests.Running;

// Tests of the whole system run one after another: they kill its parts.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace HubsPlatform.Platform.Tests;

/// <summary>One platform for all tests of this assembly.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<PlatformRun>
{
    public const string Name = "platform";
}
