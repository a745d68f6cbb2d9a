namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known only when the system runs: a port, a generated password, a connection string.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

public interface IManifestExpressionProvider
{
    /// <summary>The value as published templates name it, such as <c>{postgres.bindings.tcp.port}</c>.</summary>
    string ValueExpression { get; }
}

public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;

public interface IValueWithReferences
{
    IEnumerable<object> References { get; }
}

internal static class Secrets
{
    /// <summary>Whether a secret parameter is anywhere inside, so that the whole value must be masked.</summary>
    public static bool AreIn(object? value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        IValueWithReferences composed => composed.References.Any(AreIn),
        _ => false,
    };
}
