using System.Runtime.InteropServices;

namespace Millrace.Signals;

/// <summary>
/// Turns Ctrl+C, a closed terminal and requests to terminate into cancellation. The first asks the run to end; whatever components do with that, the process is
/// gone when <see cref="Deadline"/> has passed, and steps that run always have ended or used up their time. The second ends it at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long a cancelled program may take to end by itself. Running steps get a second of it to end cleanly.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.7);

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_drawing = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _now = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Action _announce;
    private readonly Action _exit;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _requests;
    private int _concluded;
    private IInterruptible? _work;

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

    /// <summary>How long the work may take to end by itself.</summary>
    public TimeSpan Limit { get; init; } = Deadline;

    /// <summary>Listens to the process's signals.</summary>
    public void Listen()
    {
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;

                // Windows ends the process as soon as it has been told that its window is closed, or the machine shut down.
                Receive(isTheEnd: OperatingSystem.IsWindows() && signal is (PosixSignal.SIGHUP or PosixSignal.SIGTERM));
            }));
        }
    }

    /// <summary>Takes a signal.</summary>
    /// <param name="isTheEnd">Whether the process is over when this returns, so that it has to wait for the run.</param>
    internal void Receive(bool isTheEnd)
    {
        Request();
        if (isTheEnd)
            _ended.Wait();
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

    /// <summary>Says what is to be ended, should the program have to be ended before it could tell its result itself.</summary>
    /// <param name="work">The work.</param>
    public void Watch(IInterruptible work) => _work = work;

    /// <summary>Claims the right to write the result. Exactly one caller gets it.</summary>
    public bool TryConclude() => Interlocked.Exchange(ref _concluded, 1) == 0;

    /// <summary>Stops listening. After a request the deadline stays.</summary>
    public void Dispose()
    {
        _ended.Set();
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void Watch()
    {
        bool atOnce = _now.Wait(Limit) || WaitForWhatHasToGoOn();
        try
        {
            if (_work is { } work)
            {
                // A terminal that takes nothing must not keep the process.
                Start(work.StopDrawing, "millrace-drawing").Join(s_drawing);
                if (!atOnce && TryConclude())
                    work.SayLastWords();
            }
        }
        finally
        {
            _exit();
            _ended.Set();
        }
    }

    /// <summary>Waits for steps that run always, and then once more for the result to be told.</summary>
    /// <returns>Whether the process shall end at once.</returns>
    private bool WaitForWhatHasToGoOn()
    {
        long started = TimeProvider.System.GetTimestamp();
        bool hadTo = false;
        for (; _work is { HasToGoOn: true } work && TimeProvider.System.GetElapsedTime(started) < work.Patience; hadTo = true)
        {
            if (_now.Wait(s_poll))
                return true;
        }

        return hadTo && _now.Wait(Limit);
    }

    private static Thread Start(Action work, string name)
    {
        Thread thread = new(new ThreadStart(work)) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
