using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;
using Keyferry.Server.Storage.Rows;

namespace Keyferry.Server.Storage.Json;

/// <summary>A value that is one text in JSON, as a value and as a name.</summary>
internal abstract class TextConverter<T>(KeyForm<T> form) : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(form.Write(value));

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(form.Write(value));

    private T Parse(string? text) =>
        text is not null && form.TryRead(text, out T? value) ? value : throw new JsonException($"`{text}` is no {typeof(T).Name}");
}

internal sealed class AccountIdConverter() : TextConverter<AccountId>(KeyForm.Account);

internal sealed class RegionConverter() : TextConverter<Region>(KeyForm.Region);

internal sealed class PositionConverter() : TextConverter<Position>(KeyForm.Position);

internal sealed class AccountAndNameConverter() : TextConverter<(AccountId, string)>(KeyForm.AccountAndName);

internal sealed class AccountAndRegionConverter() : TextConverter<(AccountId, Region)>(KeyForm.AccountAndRegion);

internal sealed class RegionAndIdConverter() : TextConverter<(Region, string)>(KeyForm.RegionAndId);

internal sealed class AccountRegionAndIdConverter() : TextConverter<(AccountId, Region, string)>(KeyForm.AccountRegionAndId);

internal sealed class AccountRegionAndTwoConverter()
    : TextConverter<(AccountId, Region, string, string)>(KeyForm.AccountRegionAndTwo);
