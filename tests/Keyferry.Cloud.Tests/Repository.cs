namespace Keyferry.Cloud.Tests;

/// <summary>The repository's own files.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Examples => Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.yaml").Order();

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Keyferry.slnx")) ? folder : Find(Directory.GetParent(folder)!.FullName);
}
