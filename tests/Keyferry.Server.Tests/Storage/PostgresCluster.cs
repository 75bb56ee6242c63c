using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Keyferry.Server.Tests.Storage;

/// <summary>
/// A PostgreSQL server of the tests' own, on a socket in a temporary folder. Skips the test, and says so, on a machine that has
/// none. The server refuses to run as root: there it runs as the user <c>nobody</c>.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private readonly Lazy<string> _folder = new(Start);
    private int _databases;

    private static string? Programs { get; } = FindPrograms();

    /// <summary>Makes an empty database; gives its connection string.</summary>
    public string NewDatabase()
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL isn't installed: initdb and pg_ctl are in no folder of PATH");
        string name = "k" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        Run(ConnectionTo("postgres"), $"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    public static void Run(string connection, string text)
    {
        using NpgsqlConnection open = new(connection);
        open.Open();
        using NpgsqlCommand command = new(text, open);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            AsServer("pg_ctl", "-D", Path.Combine(_folder.Value, "data"), "-m", "immediate", "stop");
            Directory.Delete(_folder.Value, recursive: true);
        }
    }

    private string ConnectionTo(string database) =>
        $"Host={_folder.Value};Username=keyferry;Database={database};Pooling=false";

    private static string Start()
    {
        // Short: a socket's path has room for a hundred characters.
        string folder = Directory.CreateTempSubdirectory("kfpg").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // For whoever the server runs as.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        }

        string data = Path.Combine(folder, "data");
        AsServer("initdb", "-D", data, "-U", "keyferry", "-A", "trust", "-E", "UTF8", "--no-locale");
        AsServer(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"),
            // Its own process is never killed: whatever it has answered it has, without waiting for the disk.
            "-o", $"-c fsync=off -c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=50", "start");
        return folder;
    }

    private static void AsServer(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs!, program);
        ProcessStartInfo start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "nobody", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        // The server that pg_ctl starts keeps its output open: it isn't read to its end.
        if (!process.WaitForExit(60_000) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {process.StandardError.ReadLine()}");
        }
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        const string Debian = "/usr/lib/postgresql";
        if (Directory.Exists(Debian))
        {
            folders = folders.Concat(Directory.EnumerateDirectories(Debian).OrderDescending().Select(v => Path.Combine(v, "bin")));
        }

        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));
    }
}
