namespace HubsPlatform.Directory.PriorityAreas;

/// <summary>The lists that an operator loads.</summary>
public static class AreaKind
{
    /// <summary>Quartiers prioritaires de la politique de la ville (loi n° 2014-173).</summary>
    public const string Qpv = "qpv";

    /// <summary>Communes classed France Ruralités Revitalisation, which replaced the zones de revitalisation rurale on 1 July 2024.</summary>
    public const string Frr = "frr";

    public static bool IsKnown(string kind) => kind is Qpv or Frr;

    /// <summary>« QN02101M » since 2024, « QP021001 » before.</summary>
    public static bool IsQpvCode(string code) => code.Length == 8 && code[0] == 'Q' && (code[1] is 'N' or 'P') && code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
