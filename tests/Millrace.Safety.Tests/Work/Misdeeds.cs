using Microsoft.Extensions.Logging;

namespace Millrace.Safety.Tests.Work;

/// <summary>Steps that do what steps should not.</summary>
internal static class Misdeeds
{
    public static async ValueTask DoAsync(string deed, StepCall call)
    {
        call.Logger<Program>().Log(LogLevel.Information, default, "last words", null, static (text, _) => text);
        await Task.Yield();
        switch (deed)
        {
            case "throws":
                Fail();
                break;
            case "throws many":
                throw new AggregateException("both", new InvalidOperationException("one"), new InvalidOperationException("two"));
            case "throws cancellations":
                throw new AggregateException(new OperationCanceledException("one"), new OperationCanceledException("two"));
            case "cancels itself":
                throw new OperationCanceledException("enough");
            case "hangs":
                await Task.Delay(Timeout.Infinite, call.Cancellation);
                break;
            case "ignores the end":
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
                break;
            case "blocks its thread":
                Thread.Sleep(TimeSpan.FromSeconds(3));
                break;
            case "yields nothing":
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(deed), deed, "No such deed.");
        }
    }

    private static void Fail()
    {
        try
        {
            throw new InvalidDataException("the cause");
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidOperationException("the failure", exception);
        }
    }
}
