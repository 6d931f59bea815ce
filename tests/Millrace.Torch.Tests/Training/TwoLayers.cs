using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Millrace.Torch.Tests.Training;

/// <summary>A small network of a program's own.</summary>
internal sealed class TwoLayers : nn.Module<Tensor, Tensor>, INetwork<TwoLayers>
{
    private readonly Linear _first;
    private readonly Linear _second;
    private readonly int _units;

    public TwoLayers(int width, int units = 16)
        : base(nameof(TwoLayers))
    {
        _units = units;
        _first = nn.Linear(width, units);
        _second = nn.Linear(units, 1);
        RegisterComponents();
    }

    public static string FormatName => "two-layers";

    public string Description => _units.ToString(CultureInfo.InvariantCulture);

    /// <summary>Called with the rows of each forward pass.</summary>
    public Action<Tensor>? OnForward { get; init; }

    public static TwoLayers Create(int width, string description) => new(width, int.Parse(description, CultureInfo.InvariantCulture));

    public override Tensor forward(Tensor input)
    {
        OnForward?.Invoke(input);
        return _second.call(_first.call(input).relu());
    }
}
