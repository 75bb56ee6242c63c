namespace Keyferry.Wire.Values;

/// <summary>Items of lists and maps that aren't structures, to and from a <see cref="WireValue"/>.</summary>
public static class Items
{
    public static string ReadText(WireValue value) => ((WireValue.Text)value).Value;

    public static int ReadInteger(WireValue value) => (int)((WireValue.Integer)value).Value;

    public static long ReadLong(WireValue value) => ((WireValue.Integer)value).Value;

    public static double ReadNumber(WireValue value) => ((WireValue.Number)value).Value;

    public static bool ReadFlag(WireValue value) => ((WireValue.Boolean)value).Value;

    public static ReadOnlyMemory<byte> ReadBytes(WireValue value) => ((WireValue.Blob)value).Bytes;

    public static DateTimeOffset ReadInstant(WireValue value) => ((WireValue.Timestamp)value).Value;

    public static WireValue ReadValue(WireValue value) => value;

    public static WireValue WriteText(string value) => WireValue.Of(value);

    public static WireValue WriteInteger(int value) => WireValue.Of(value);

    public static WireValue WriteLong(long value) => WireValue.Of(value);

    public static WireValue WriteNumber(double value) => new WireValue.Number(value);

    public static WireValue WriteFlag(bool value) => WireValue.Of(value);

    public static WireValue WriteBytes(ReadOnlyMemory<byte> value) => new WireValue.Blob(value);

    public static WireValue WriteInstant(DateTimeOffset value) => WireValue.Of(value);

    public static WireValue WriteValue(WireValue value) => value;
}
