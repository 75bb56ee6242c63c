namespace Keyferry.Server.Storage;

/// <summary>A store can't be used; the message is for the person who started the server.</summary>
public sealed class StoreException : Exception
{
    public StoreException()
    {
    }

    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
