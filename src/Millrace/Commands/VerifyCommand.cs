using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>store verify</c>: whether a store is as it was written, and its repair.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class VerifyCommand(ProgramContext context, CommonOptions common)
{
    private readonly Option<bool> _repair = new("--repair")
    {
        Description = "Repairs what can be repaired without losing anything: damaged indices, records that speak of nothing, results that runs would reuse "
            + "although they are missing or damaged.",
    };

    private readonly Option<bool> _quick = new("--quick") { Description = "Looks at the number and lengths of files alone, and reads no contents." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command verify = new(
            "verify",
            "Reads every stored content and compares it with its digest, and compares the metadata with itself and with the other files of the store. Exits "
            + "with 1 where something is missing or damaged and was not repaired.") { _repair, _quick, _json };
        verify.SetAction(ExecuteAsync);
        return verify;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(common.ExistingStorePath(parsed));
        StoreVerification found;
        using (Store store = Store.OpenForReading(path, context.Time))
        {
            IProgress<StepProgress> teller = SpacedProgress.OfBytes(context, "read");
            found = await (parsed.GetValue(_quick) ? store.VerifyQuicklyAsync(teller, cancellation) : store.VerifyAsync(teller, cancellation)).ConfigureAwait(false);
        }

        if (parsed.GetValue(_repair))
            found = await StoreHousekeeping.RepairAsync(path, found, context.Time, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(StoreVerificationDocument.Of(found), MillraceJson.Readable.StoreVerificationDocument));
        else
            VerificationReport.Write(context.Console.Results, found, isRepair: parsed.GetValue(_repair), isQuick: parsed.GetValue(_quick));
        return found.IsSound ? ExitCodes.Success : ExitCodes.Failed;
    }
}
