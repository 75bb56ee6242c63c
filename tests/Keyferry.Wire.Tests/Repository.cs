namespace Keyferry.Wire.Tests;

/// <summary>Files of the repository, and of the reference material beside it that isn't part of it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path in the reference material; it may be missing.</summary>
    public static string Reference(string path) => Path.Combine(Root, "..", "shared", "reference", path);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Keyferry.slnx")) ? folder : Find(Directory.GetParent(folder)!.FullName);
}
