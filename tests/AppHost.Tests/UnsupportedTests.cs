using System.Reflection;
using Aspire.Hosting;

namespace HubsPlatform.AppHost.Tests;

public sealed class UnsupportedTests
{
    public static TheoryData<Type, string> Members()
    {
        var members = new TheoryData<Type, string>();
        foreach (var type in new[] { typeof(UnsupportedBuilderExtensions), typeof(UnsupportedServerExtensions) })
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                members.Add(type, method.ToString()!);
            }
        }

        return members;
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void What_local_mode_lacks_says_so_in_a_sentence(Type type, string signature)
    {
        var method = type.GetMethods().Single(candidate => candidate.ToString() == signature);
        if (method.IsGenericMethodDefinition)
        {
            method = method.MakeGenericMethod([.. method.GetGenericArguments().Select(Fitting)]);
        }

        var failure = Should.Throw<TargetInvocationException>(() => method.Invoke(null, new object?[method.GetParameters().Length])).InnerException;

        failure.ShouldBeOfType<NotSupportedException>().Message.ShouldMatch($"^Local mode does not have {method.Name}: .+\\. See docs/decisions/0002.+\\.$");
    }

    private static Type Fitting(Type parameter)
    {
        Type[] known = [typeof(Aspire.Hosting.ApplicationModel.PostgresServerResource), typeof(Aspire.Hosting.ApplicationModel.ExecutableResource)];
        return known.First(candidate => parameter.GetGenericParameterConstraints().All(constraint => constraint.IsAssignableFrom(candidate)));
    }
}
