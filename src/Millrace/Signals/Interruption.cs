using System.Runtime.InteropServices;

namespace Millrace.Signals;

/// <summary>
/// Turns Ctrl+C, a closed terminal and requests to terminate into cancellation. The first asks the run to end; whatever components do with that, the process is
/// gone before <see cref="Deadline"/> has passed. The second ends it at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long a cancelled program may take to end by itself. Running steps get a second of it to end cleanly.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.7);

    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _now = new();
    private readonly Action _announce;
    private readonly Action _exit;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _requests;
    private int _concluded;
    private Action? _lastWords;

    /// <summary>Creates an interruption that listens to nothing yet.</summary>
    /// <param name="announce">Tells the user that cancellation has begun.</param>
    /// <param name="exit">Ends the process with <see cref="ExitCodes.Cancelled"/>.</param>
    public Interruption(Action announce, Action exit)
    {
        _announce = announce;
        _exit = exit;
        Token = _source.Token;
    }

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Token { get; }

    /// <summary>Listens to the process's signals.</summary>
    public void Listen()
    {
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Request();
            }));
        }
    }

    /// <summary>Asks for cancellation; a second call ends the process at once.</summary>
    public void Request()
    {
        if (Interlocked.Increment(ref _requests) > 1)
        {
            _now.Set();
            return;
        }

        // Threads of their own: the pool may be full of the very work that does not want to end, and callbacks of the token may block.
        Start(Watch, "millrace-deadline");
        Start(_source.Cancel, "millrace-cancel");
        try
        {
            _announce();
        }
        catch (IOException)
        {
            // A terminal that hung up takes no more lines; the run has to end all the same.
        }
    }

    /// <summary>Says what to tell the user when the program has to be ended before it could tell its result itself.</summary>
    /// <param name="lastWords">Writes the result as far as it is known.</param>
    public void OnDeadline(Action lastWords) => _lastWords = lastWords;

    /// <summary>Claims the right to write the result. Exactly one caller gets it.</summary>
    public bool TryConclude() => Interlocked.Exchange(ref _concluded, 1) == 0;

    /// <summary>Stops listening. After a request the deadline stays.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void Watch()
    {
        bool atOnce = _now.Wait(Deadline);
        try
        {
            if (!atOnce && _lastWords is { } words && TryConclude())
                words();
        }
        finally
        {
            _exit();
        }
    }

    private static void Start(Action work, string name) => new Thread(new ThreadStart(work)) { IsBackground = true, Name = name }.Start();
}
