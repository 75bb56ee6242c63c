namespace Keyferry.Cloud.Scenarios;

/// <summary>Takes a tree of maps, lists and scalars, top down, as text of some form.</summary>
internal interface ITreeSink
{
    void BeginMap();

    void EndMap();

    void BeginList();

    void EndList();

    void Key(string name);

    void Text(string value);

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    void Plain(string value);

    string Finish();
}
