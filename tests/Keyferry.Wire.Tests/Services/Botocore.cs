using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Keyferry.Wire.Tests.Services;

/// <summary>AWS's own service models, as the AWS CLI's library for Python brings them; read, never copied.</summary>
internal static class Botocore
{
    /// <summary>Null where no Python here has the library.</summary>
    public static string? Folder { get; } =
        new[] { OfPython(), "/usr/lib/python3/dist-packages/botocore/data" }.FirstOrDefault(Directory.Exists);

    /// <summary>Null where the library has no such version of the service.</summary>
    public static JsonElement? Model(string service, string version)
    {
        string path = Path.Combine(Folder!, service, version, "service-2.json");
        if (File.Exists(path))
        {
            return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        }

        if (!File.Exists(path + ".gz"))
        {
            return null;
        }

        using GZipStream unzipped = new(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        return JsonDocument.Parse(unzipped).RootElement;
    }

    private static string? OfPython()
    {
        ProcessStartInfo start = new("python3", ["-c", "import botocore, os; print(os.path.join(botocore.__path__[0], 'data'))"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process python = Process.Start(start)!;
            string folder = python.StandardOutput.ReadToEnd().Trim();
            python.WaitForExit();
            return folder;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
