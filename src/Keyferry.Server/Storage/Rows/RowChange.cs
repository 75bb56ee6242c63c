namespace Keyferry.Server.Storage.Rows;

/// <summary>One row to write or to remove.</summary>
/// <param name="Collection">The map it belongs to.</param>
/// <param name="Key">Its key there, as text.</param>
/// <param name="Json">What it holds; null: it goes.</param>
internal readonly record struct RowChange(string Collection, string Key, string? Json);
