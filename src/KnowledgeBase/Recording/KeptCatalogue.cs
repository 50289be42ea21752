using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Recording;

/// <summary>
/// What is registered in an archive, loaded once and kept from batch to batch; loaded anew when somebody else has recorded something
/// in between. Of what a batch records only the registrations are kept, so it does not grow with the rows.
/// </summary>
/// <param name="reload">Whether to load it anew when somebody else has recorded something; not while nothing is recorded.</param>
internal sealed class KeptCatalogue(bool reload = true)
{
    private Catalogue? _catalogue;
    private long _position;

    /// <summary>The catalogue for a batch, as far as things are registered.</summary>
    public async Task<Catalogue> For(ILogTransaction log, string archive, CancellationToken ct)
    {
        if (_catalogue is null || (reload && _position != log.Head.Position)) _catalogue = await CatalogueLoader.Registered(log, archive, ct);
        else _catalogue.Forget();
        _position = log.Head.Position;
        return _catalogue;
    }

    /// <summary>What the last batch accepted is in the archive now, which ends here.</summary>
    public void Committed(long position) => _position = position;

    /// <summary>The last batch was not kept.</summary>
    public void Drop() => _catalogue = null;
}
