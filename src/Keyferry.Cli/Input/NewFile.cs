namespace Keyferry.Cli.Input;

/// <summary>Files that a command makes; it never writes over one that is there.</summary>
internal static class NewFile
{
    /// <summary>Writes the file; null when it is written, else why not.</summary>
    public static string? Write(string path, string text)
    {
        try
        {
            using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
            using StreamWriter writer = new(file);
            writer.Write(text);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"`{path}` can't be written: {e.Message}";
        }
    }
}
