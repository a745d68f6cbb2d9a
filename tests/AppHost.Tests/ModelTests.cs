using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.AppHost.Tests;

public sealed class ModelTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task References_have_the_names_that_services_look_for()
    {
        var builder = NewBuilder();
        var postgres = builder.AddPostgres("postgres", port: 25001);
        var database = postgres.AddDatabase("directory-db", "directory");
        var directory = builder.AddResource(new ProjectResource("directory")).WithHttpEndpoint(port: 5101, name: "http").WithHttpEndpoint(name: "h2c", env: "H2C_PORT");
        var gateway = builder.AddResource(new ProjectResource("gateway")).WithReference(directory).WithReference(database, connectionName: "directory-owner");
        Allocate(builder);

        var environment = await EnvironmentOfAsync(gateway.Resource);

        environment["services__directory__http__0"].ShouldMatch("^http://localhost:[0-9]+$");
        environment["services__directory__h2c__0"].ShouldMatch("^http://localhost:[0-9]+$");
        environment["ConnectionStrings__directory-owner"].ShouldMatch("^Host=localhost;Port=[0-9]+;Username=postgres;Password=[A-Za-z0-9]{24};Database=directory$");
    }

    [Fact]
    public async Task A_generated_value_is_the_same_at_the_next_start()
    {
        var first = await NewBuilder().AddParameter("code", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true).Resource.GetValueAsync();
        var second = await NewBuilder().AddParameter("code", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true).Resource.GetValueAsync();

        first.ShouldNotBeNull().Length.ShouldBe(32);
        second.ShouldBe(first);
        File.GetUnixFileMode(Path.Combine(_data.Path, "generated.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Configuration_goes_before_the_default_of_a_parameter() =>
        (await NewBuilder("--Parameters:code=chosen").AddParameter("code", "default").Resource.GetValueAsync()).ShouldBe("chosen");

    [Fact]
    public async Task A_secret_is_recognised_however_deep_it_is()
    {
        var builder = NewBuilder();
        var database = builder.AddPostgres("postgres").AddDatabase("things-db");
        var nested = ReferenceExpression.Create($"braces {{stay}} {database.Resource.ConnectionStringExpression}");

        Secrets.AreIn(nested).ShouldBeTrue();
        Secrets.AreIn(ReferenceExpression.Create($"{builder.AddParameter("plain", "text")}")).ShouldBeFalse();
        nested.ValueExpression.ShouldStartWith("braces {stay} Host={postgres.bindings.tcp.host}");
        Allocate(builder);
        (await nested.GetValueAsync()).ShouldNotBeNull().ShouldStartWith("braces {stay} Host=localhost;");
    }

    [Fact]
    public void Two_resources_of_one_name_are_refused() =>
        Should.Throw<DistributedApplicationException>(() => { var builder = NewBuilder(); builder.AddParameter("twin"); builder.AddParameter("TWIN"); }).Message.ShouldContain("two resources named 'TWIN'");

    private static void Allocate(IDistributedApplicationBuilder builder) => new LocalHosting.Running.PortPlan(randomize: true).Allocate(builder.Resources);

    private static async Task<IReadOnlyDictionary<string, string>> EnvironmentOfAsync(IResource resource)
    {
        var context = new EnvironmentCallbackContext(new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run), resource);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Dictionary<string, string> resolved = [];
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            resolved[name] = (value is IValueProvider provider ? await provider.GetValueAsync() : value.ToString())!;
        }

        return resolved;
    }

    private IDistributedApplicationBuilder NewBuilder(params string[] args) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = [$"--HUBS_DATA={_data.Path}", .. args], ProjectDirectory = AppContext.BaseDirectory });
}
