namespace Millrace.Features.Tests.OwnCode;

/// <summary>What code of the user's own does besides, on this thread.</summary>
internal static class Interruption
{
    [ThreadStatic]
    private static Action? t_work;

    /// <summary>Sets it; null for nothing.</summary>
    public static void Set(Action? work) => t_work = work;

    /// <summary>Does it, once: not while it is done.</summary>
    public static void Do()
    {
        Action? work = t_work;
        t_work = null;
        work?.Invoke();
        t_work = work;
    }
}
