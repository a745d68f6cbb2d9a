using System.Diagnostics.CodeAnalysis;

namespace HubsPlatform.Portal.Clients;

/// <summary>What a service answered: a value, or the problem that it (or the way to it) had.</summary>
public sealed class Answer<T>
{
    private Answer(T? value, ServiceProblem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public ServiceProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Problem is null;

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(ServiceProblem problem) => new(default, problem);
}
