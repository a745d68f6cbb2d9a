using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with values in it that are known only when the system runs.</summary>
public class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    public static readonly ReferenceExpression Empty = new("", []);

    private readonly IReadOnlyList<object> _providers;

    private ReferenceExpression(string format, IReadOnlyList<object> providers) => (Format, _providers) = (format, providers);

    /// <summary>A composite format, <c>{0}</c> being the first of the <see cref="ValueProviders"/>.</summary>
    public string Format { get; }

    public IReadOnlyList<IValueProvider> ValueProviders => [.. _providers.Cast<IValueProvider>()];

    public IReadOnlyList<string> ManifestExpressions => [.. _providers.Cast<IManifestExpressionProvider>().Select(provider => provider.ValueExpression)];

    public string ValueExpression => string.Format(null, Format, [.. ManifestExpressions]);

    IEnumerable<object> IValueWithReferences.References => _providers;

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.ToExpression();

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new object?[_providers.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = await ((IValueProvider)_providers[index]).GetValueAsync(cancellationToken);
        }

        return string.Format(null, Format, values);
    }

    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly System.Text.StringBuilder _format = new(literalLength + formattedCount * 3);
        private readonly List<object> _providers = new(formattedCount);

        public readonly void AppendLiteral(string value) => _format.Append(value.Replace("{", "{{").Replace("}", "}}"));

        public readonly void AppendFormatted(string? value) => AppendLiteral(value ?? "");

        public readonly void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider
        {
            _format.Append('{').Append(_providers.Count).Append('}');
            _providers.Add(valueProvider);
        }

        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider) where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider.Resource);

        internal readonly ReferenceExpression ToExpression() => new(_format.ToString(), _providers);
    }
}
