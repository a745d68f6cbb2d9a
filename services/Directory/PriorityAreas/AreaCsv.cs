using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PriorityAreas;

/// <summary>A list as a table: the columns that the published files have had since 2015, found by their names.</summary>
internal static class AreaCsv
{
    private const int LongestCell = 100_000;

    private static readonly string[] Codes = ["code qp", "code qpv", "codeqpv", "code quartier", "cod qp", "code du quartier", "code"];
    private static readonly string[] Names = ["lib qp", "nom qp", "libqpv", "nom quartier", "nom du quartier", "quartier prioritaire", "noms des quartiers prioritaires", "lib com", "libgeo", "libelle", "nom", "commune"];
    private static readonly string[] Communes = ["insee com", "code insee", "codes insee", "insee", "codgeo", "code commune", "codes communes", "code insee commune", "depcom", "communes"];
    private static readonly string[] Flags = ["frr", "zrr", "classement", "zonage", "zonage frr", "frr simp", "zrr simp"];

    public static void Read(TextReader text, char delimiter, string kind, AreaList list)
    {
        using var csv = new CsvTokenizer(text, delimiter, LongestCell);
        var header = csv.Read() ? Enumerable.Range(0, csv.Count).Select(cell => PlainText.Of(csv[cell].ToString())).ToList() : [];
        var (code, name, communes, flag) = (Find(Codes), Find(Names), Find(Communes), Find(Flags));
        if (communes < 0 || (code < 0 && kind == AreaKind.Qpv))
        {
            list.Wrong("ligne 1", "header_unknown", kind == AreaKind.Qpv
                ? "il faut une colonne pour le code du quartier (code_qp) et une pour celui de la commune (insee_com) ; lib_qp, le nom, est facultatif."
                : "il faut une colonne pour le code de la commune (code_insee).");
            return;
        }

        while (csv.Read() && !list.IsFull)
        {
            var where = $"ligne {csv.Line}";
            if (csv.Count != header.Count)
            {
                list.Wrong(where, "cells_count", $"{csv.Count} cellules au lieu de {header.Count}.");
            }
            else if (kind == AreaKind.Qpv || flag < 0 || IsClassed(csv[flag].ToString(), where, list))
            {
                list.Add(where, code < 0 ? null : csv[code].ToString(), name < 0 ? "" : csv[name].ToString().Trim(), csv[communes].ToString(), null);
            }
        }

        int Find(string[] known) => known.Select(name => header.IndexOf(name)).FirstOrDefault(column => column >= 0, -1);
    }

    private static bool IsClassed(string written, string where, AreaList list)
    {
        switch (PlainText.Of(written))
        {
            case "1" or "oui" or "vrai" or "true" or "c" or "p" or "x":
            case var text when text.StartsWith("frr", StringComparison.Ordinal) || text.StartsWith("zrr", StringComparison.Ordinal) || text.StartsWith("classee", StringComparison.Ordinal):
                return true;
            case "" or "0" or "non" or "faux" or "false" or "nc":
            case var text when text.StartsWith("non ", StringComparison.Ordinal):
                return false;
            default:
                list.Wrong(where, "flag_unknown", $"« {ShortText.Cut(written, 40)} » ne dit pas si la commune est classée (1 ou 0, oui ou non, FRR ou rien).");
                return false;
        }
    }
}
