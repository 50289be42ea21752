using System.Collections.Frozen;

namespace KnowledgeBase.Projections;

/// <summary>
/// Letters that are another with a mark, or others written together. A table of its own: without ICU
/// (InvariantGlobalization) .NET takes no letters apart. From UnicodeData's decompositions, and a few that it has none for.
/// </summary>
internal static class PlainLetters
{
    // Each line: what they are read as, then the letters.
    private const string Table = """
        a àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ
        ae æǣǽ
        b ḃḅḇ
        c çćĉċčḉ
        d ðďđḋḍḏḑḓ
        dz ǆǳ
        e èéêëēĕėęěȅȇȩəḕḗḙḛḝẹẻẽếềểễệ
        f ḟ
        ff ﬀ
        ffi ﬃ
        ffl ﬄ
        fi ﬁ
        fl ﬂ
        g ĝğġģǧǵḡ
        h ĥħȟḣḥḧḩḫẖ
        i ìíîïĩīĭįİıǐȉȋḭḯỉị
        ij ĳ
        j ĵǰ
        k ķǩḱḳḵ
        l ĺļľŀłḷḹḻḽ
        lj ǉ
        m ḿṁṃ
        n ñńņňŉǹṅṇṉṋ
        nj ǌ
        o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
        oe œ
        p ṕṗ
        r ŕŗřȑȓṙṛṝṟ
        s śŝşšſșṡṣṥṧṩẛ
        ss ßẞ
        st ﬅﬆ
        t ţťŧțṫṭṯṱẗ
        th þ
        u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        v ṽṿ
        w ŵẁẃẅẇẉẘ
        x ẋẍ
        y ýÿŷȳẏẙỳỵỷỹ
        z źżžẑẓẕ
        ʒ ǯ
        α άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
        β ϐ
        ε έϵἐἑἒἓἔἕὲέ
        η ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ
        θ ϑ
        ι ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
        κ ϰ
        ο όὀὁὂὃὄὅὸό
        π ϖ
        ρ ϱῤῥ
        σ ςϲ
        υ ΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ
        φ ϕ
        ω ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ
        а ӑӓ
        г ѓ
        е ѐёӗ
        ж ӂӝ
        з ӟ
        и йѝӣӥ
        к ќ
        о ӧ
        у ўӯӱӳ
        ч ӵ
        ы ӹ
        э ӭ
        і ї
        ѵ ѷ
        ә ӛ
        ө ӫ
        ا آأإ
        اٴ ٵ
        و ؤ
        وٴ ٶ
        ي ئ
        يٴ ٸ
        ہ ۂ
        ۇٴ ٷ
        ے ۓ
        ە ۀ
        """;

    private static readonly FrozenDictionary<char, string> Plain = Table.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split(' '))
        .SelectMany(parts => parts[1].Select(letter => KeyValuePair.Create(letter, parts[0]))).ToFrozenDictionary();

    /// <summary>The letter without marks, when it has any; null otherwise.</summary>
    public static string? Of(char letter) => Plain.GetValueOrDefault(letter);
}
