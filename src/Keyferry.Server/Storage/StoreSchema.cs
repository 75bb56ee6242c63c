namespace Keyferry.Server.Storage;

/// <summary>The form in which a store keeps the world.</summary>
internal static class StoreSchema
{
    /// <summary>Goes up whenever an older Keyferry couldn't read any more what this one writes.</summary>
    public const int Version = 1;

    /// <summary>Throws if this Keyferry doesn't know the store's form.</summary>
    /// <param name="version">The store's.</param>
    /// <param name="place">The store, as a person calls it.</param>
    public static void Check(long version, string place)
    {
        if (version > Version)
        {
            throw new StoreException(
                $"{place} was written by a newer Keyferry: its format is {version}, this one knows {Version}. "
                + "Use the newer Keyferry, or another place to keep the world");
        }

        if (version < 1)
        {
            throw new StoreException($"{place} has no format that Keyferry ever wrote ({version}). {Restore}");
        }
    }

    /// <summary>What to do about a damaged store.</summary>
    public const string Restore = "Nothing in it was changed. Restore it from a copy, or use another place to keep the world";
}
