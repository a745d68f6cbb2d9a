namespace HubsPlatform.DevIdentity.Realms;

/// <summary>Files that only the developer who runs the provider may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes the whole file or leaves the old one.</summary>
    public static void Replace(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{path}.new";
        File.Delete(draft);
        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(text);
        }

        File.Move(draft, path, overwrite: true);
    }
}
