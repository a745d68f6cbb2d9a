using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the model: configuration <c>Parameters:name</c>, else its default.</summary>
public class ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : Resource(name), IExpressionValue
{
    private string? _value;

    public bool Secret => secret;

    public ParameterDefault? Default { get; set; }

    public string ValueExpression => $"{{{Name}.value}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(_value ??= callback(Default));
}

public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

/// <summary>A random value. Local mode writes it down beside the data it protects, so that the next start uses the same.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string Lowers = "abcdefghjkmnpqrstuvwxyz";
    private const string Uppers = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Specials = "-_.{}~()*+!";

    public int MinLength { get; set; }

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue()
    {
        var alphabet = (Lower ? Lowers : "") + (Upper ? Uppers : "") + (Numeric ? Digits : "") + (Special ? Specials : "");
        List<char> characters =
        [
            .. RandomNumberGenerator.GetItems<char>(Lowers, MinLower),
            .. RandomNumberGenerator.GetItems<char>(Uppers, MinUpper),
            .. RandomNumberGenerator.GetItems<char>(Digits, MinNumeric),
            .. RandomNumberGenerator.GetItems<char>(Specials, MinSpecial),
        ];
        characters.AddRange(RandomNumberGenerator.GetItems<char>(alphabet, Math.Max(0, MinLength - characters.Count)));
        var value = characters.ToArray();
        RandomNumberGenerator.Shuffle<char>(value);
        return new string(value);
    }
}
