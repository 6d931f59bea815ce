using System.Collections.Concurrent;

namespace Millrace.Runtime;

/// <summary>
/// As many connections for reading as read at the same time, up to a number: a connection answers one question after the other, and who reads shall wait for
/// nobody.
/// </summary>
/// <param name="first">The connection that there is.</param>
/// <param name="open">Opens another; null where there can be but one.</param>
internal sealed class ReadingPool(Database first, Func<Database>? open) : IReadConnection, IDisposable
{
    private const int Most = 32;
    private const int MostRented = 8;

    /// <summary>Many connections at once share what the system keeps of the file, so each keeps 8 MiB itself. None of them writes.</summary>
    private const string Narrow = "PRAGMA cache_size = -8192; PRAGMA query_only = ON;";

    private readonly ConcurrentStack<Database> _idle = new([first]);
    private readonly ConcurrentBag<Database> _all = [first];

    /// <summary>Connections that are used by one reader alone; for the others several may take turns.</summary>
    private readonly ConcurrentStack<Database> _rented = [];
    private volatile bool _isDisposed;
    private int _count = 1;

    /// <inheritdoc/>
    public List<T> Query<T>(string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        Database database = Take();
        try
        {
            return database.Query(sql, read, values);
        }
        finally
        {
            GiveBack(database);
        }
    }

    /// <inheritdoc/>
    public void ForEach(string sql, Action<SqlRow> read, params ReadOnlySpan<SqlValue> values)
    {
        Database database = Take();
        try
        {
            database.ForEach(sql, read, values);
        }
        finally
        {
            GiveBack(database);
        }
    }

    /// <inheritdoc/>
    public long Number(string sql, params ReadOnlySpan<SqlValue> values)
    {
        Database database = Take();
        try
        {
            return database.Number(sql, values);
        }
        finally
        {
            GiveBack(database);
        }
    }

    /// <summary>A connection for one reader alone, until it is returned; where there can be but one, because nothing changes, that one.</summary>
    /// <param name="isOwn">Whether nobody else uses it.</param>
    public Database Rent(out bool isOwn)
    {
        isOwn = open is not null;
        if (open is null)
            return first;
        if (_rented.TryPop(out Database? idle))
            return idle;
        Database opened = open();
        try
        {
            opened.ExecuteScript(Narrow);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Takes a rented connection back.</summary>
    public void Return(Database rented)
    {
        if (rented == first)
            return;
        if (!_isDisposed && _rented.Count < MostRented)
            _rented.Push(rented);
        else
            rented.Dispose();
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_rented.TryPop(out Database? rented))
            rented.Dispose();
        foreach (Database database in _all)
            database.Dispose();
    }

    /// <summary>A connection that nobody uses; where there are as many as there may be, the first one, for which others take turns.</summary>
    private Database Take()
    {
        if (_idle.TryPop(out Database? idle))
            return idle;
        if (open is null)
            return first;
        if (Interlocked.Increment(ref _count) > Most)
        {
            Interlocked.Decrement(ref _count);
            return first;
        }

        try
        {
            Database opened = open();
            _all.Add(opened);
            opened.ExecuteScript(Narrow);
            return opened;
        }
        catch
        {
            Interlocked.Decrement(ref _count);
            throw;
        }
    }

    private void GiveBack(Database database)
    {
        if (database != first)
            _idle.Push(database);
        else if (_idle.IsEmpty)
            _idle.Push(first);
    }
}
