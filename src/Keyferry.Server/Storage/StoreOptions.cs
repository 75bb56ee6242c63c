namespace Keyferry.Server.Storage;

/// <summary>Where the world is kept; neither given: in memory, as long as the process lives.</summary>
/// <param name="Directory">The folder of <c>--data</c>; made if it isn't there.</param>
/// <param name="Postgres">The connection string of <c>--postgres</c>, in Npgsql's words.</param>
public sealed record StoreOptions(string? Directory = null, string? Postgres = null);
