using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Remarks on a file as a whole, where one on every row would hide the others.</summary>
internal static class FileNotices
{
    public static IReadOnlyList<Finding> Of(BoundMapping mapping)
    {
        List<Finding> notices = [];
        foreach (var field in StandardFields.Required.Where(field => field != StandardField.Id && !mapping.Provides(field)))
        {
            notices.Add(new Finding(
                Severity.Warning, field.ColumnName(), "column_absent", $"Le fichier n'a rien pour « {field.ColumnName()} », que le standard demande.", null));
        }

        if (!mapping.Provides(StandardField.Id) && !mapping.Mapping.IsStandard)
        {
            notices.Add(new Finding(
                Severity.Warning, null, "id_derived",
                "Le fichier n'a pas d'identifiants : ils sont tirés du nom et de l'adresse. Un lieu qui change de nom ou d'adresse sera un nouveau lieu.", null));
        }

        if (mapping.Missing.Count > 0 && !mapping.Mapping.IsStandard && !KnownMappings.All.Contains(mapping.Mapping))
        {
            notices.Add(new Finding(
                Severity.Warning, null, "mapping_columns_absent",
                $"La correspondance lit des colonnes que le fichier n'a pas : {string.Join(", ", mapping.Missing.Take(20).Select(column => $"« {column} »"))}{(mapping.Missing.Count > 20 ? "…" : ".")}", null));
        }

        foreach (var column in mapping.UnreadColumns.Where(column => column.Length > 0))
        {
            notices.Add(new Finding(Severity.Info, column, "column_unread", $"La colonne « {column} » n'est pas reprise.", null));
        }

        foreach (var entry in mapping.Mapping.Ignored)
        {
            notices.Add(new Finding(Severity.Warning, null, "mapping_entry_ignored", $"La correspondance nomme « {entry} », qui n'est pas un champ du standard : cette entrée n'est pas lue.", entry));
        }

        return notices;
    }
}
