using System.Runtime.CompilerServices;

namespace Keyferry.Tests;

/// <summary>The files of the repository, wherever it was cloned to.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A path in the reference material beside the repository, which isn't part of it; it may be missing.</summary>
    public static string Reference(string relative) => Path.Combine(Root, "..", "shared", "reference", relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The paths of the example scenarios.</summary>
    public static IEnumerable<string> Examples => Directory.EnumerateFiles(PathOf("examples"), "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>Relative paths, with <c>/</c>, of every file that isn't made by a build or by git.</summary>
    public static IEnumerable<string> Files(string pattern = "*") =>
        Directory.EnumerateFiles(Root, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(p => Path.GetRelativePath(Root, p).Replace('\\', '/'))
            .Where(p => !p.Split('/').Any(part => part is ".git" or "artifacts" or "bin" or "obj" or "BenchmarkDotNet.Artifacts" or "TestResults" or ".vs" or ".idea"))
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Compares a text with a golden file; with <c>UPDATE_GOLDEN=1</c> writes the file instead.
    /// </summary>
    public static void AssertGolden(string relative, string actual)
    {
        string path = PathOf(relative);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : $"(there is no {relative}; UPDATE_GOLDEN=1 writes it)";
        Xunit.Assert.Equal(expected, actual);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // Where the sources were moved after the build, the place of the test assembly still tells.
        foreach (string start in new[] { Path.GetDirectoryName(here)!, AppContext.BaseDirectory })
        {
            for (string? at = start; at is not null; at = Path.GetDirectoryName(at))
            {
                if (File.Exists(Path.Combine(at, "Keyferry.slnx")))
                {
                    return at;
                }
            }
        }

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
