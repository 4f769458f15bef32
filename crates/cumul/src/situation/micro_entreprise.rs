//! A micro-entreprise in a request: its answers, and the checks between them.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use chrono::{Datelike, NaiveDate};

use super::lecture::{
    Borne, Faults, Jour, Mois, Montant, ParMois, Read, Schema, choice, group, list, object,
};
use super::mois::{self, Duree, Serie};
use super::node::{Node, Value};
use super::verification::{conflict, duree, inside, legal, missing};
use super::{Requete, Situation};
use crate::calendar::Month;
use crate::error::SituationError;
use crate::money::Money;
use crate::revenus::micro_entreprise::{self, droits};

choice! {
    /// What a micro-entreprise sells.
    CategorieMicro {
        /// Liberal work outside the regulated list: training, advice, lectures (CSS D. 613-4, e).
        Bnc = "bnc",
        /// Liberal work of the Cipav (CSS D. 613-4, b; R. 641-1, 11°).
        BncCipav = "bnc_cipav",
        /// Commercial or craft services (CSS D. 613-4, d).
        BicService = "bic_service",
        /// Goods (CSS D. 613-4, a).
        BicVente = "bic_vente",
    }
}

/// The one category of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct UneCategorie(CategorieMicro);

impl UneCategorie {
    pub(crate) const fn of(categorie: CategorieMicro) -> Self {
        Self(categorie)
    }
}

choice! {
    /// How often receipts are declared.
    DeclarationMicro {
        /// Each month.
        Mensuelle = "mensuelle",
        /// Each quarter.
        Trimestrielle = "trimestrielle",
    }
}

choice! {
    /// What gives the ACRE (C. trav. L. 5141-1).
    MotifAcre {
        /// Job-seeker with an unemployment benefit (1°).
        ChomageIndemnise = "chomage_indemnise",
        /// Job-seeker without benefit, registered six of the last eighteen months (2°).
        InscritSixMois = "inscrit_six_mois",
        /// Receives the RSA or the ASS (3°).
        RsaOuAss = "rsa_ou_ass",
        /// From 18 to 25 years old (4°).
        Jeune = "jeune_18_25",
        /// Under 30, disabled or without a right to unemployment benefits (5°).
        MoinsDe30Ans = "moins_de_30_ans",
        /// Takes over a firm in difficulty (6°).
        RepriseEntreprise = "reprise_entreprise_en_difficulte",
        /// Holder of a CAPE who met one of the six conditions above when it was signed (7°).
        Cape = "cape",
        /// Creates in a priority district (8°).
        QuartierPrioritaire = "quartier_prioritaire",
        /// Receives the PreParE (9°).
        Prepare = "prepare",
    }
}

impl MotifAcre {
    /// One of the first six, which a CAPE can keep.
    const fn is_personal(self) -> bool {
        !matches!(self, Self::Cape | Self::QuartierPrioritaire | Self::Prepare)
    }
}

group! {
    /// Ce qui donne droit à l'ACRE.
    Acre {
        /// Condition remplie au début de l'activité.
        motif: MotifAcre, because "L'ACRE suppose l'une des conditions de l'article L. 5141-1 du code du travail. L'AAH seule n'en est pas une après 30 ans.";
        /// Avec un CAPE : jour de sa signature.
        cape_signe_le: Option<Jour> = None;
        /// Avec un CAPE : condition remplie ce jour-là.
        motif_a_la_signature: Option<MotifAcre> = None;
    }
}

impl Read for UneCategorie {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::List(_) = node.value {
            faults.push(SituationError::NotAllowed {
                field: path.to_owned(),
                value: node.shown(),
                allowed: format!(
                    "une seule catégorie ({}), avec une activité par catégorie de recettes : chacune a ses cotisations et son abattement (CSS D. 613-4, CGI 50-0)",
                    CategorieMicro::NAMES.join(", ")
                ),
            });
            return Self::default();
        }
        Self(CategorieMicro::read(node, path, faults))
    }

    fn accepted() -> String {
        CategorieMicro::accepted()
    }

    fn schema() -> Schema {
        CategorieMicro::schema()
    }
}

/// Whether the ACRE is granted, and what for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum DemandeAcre {
    /// Not granted.
    #[default]
    Non,
    /// Granted.
    Oui,
    /// Granted, with what gives it.
    Motif(Acre),
}

impl Read for DemandeAcre {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match node.value {
            Value::Bool(false) => Self::Non,
            Value::Bool(true) => Self::Oui,
            Value::Map(_) => Self::Motif(Acre::read(node, path, faults)),
            _ => {
                faults.push(SituationError::NotAllowed {
                    field: path.to_owned(),
                    value: node.shown(),
                    allowed: Self::accepted(),
                });
                Self::Non
            }
        }
    }

    fn accepted() -> String {
        "false (non), true (accordée), ou { motif: … } pour vérifier la condition".to_owned()
    }

    fn schema() -> Schema {
        object([("anyOf", list([bool::schema(), Acre::schema()]))])
    }
}

group! {
    /// Une micro-entreprise. Une activité par catégorie de recettes.
    MicroEntreprise {
        /// Premier mois ou premier jour : celui de la création.
        debut: Borne, because "La création décide de la première déclaration, de l'ACRE et des plafonds de la première année.";
        /// Dernier mois ou dernier jour ; absent : sans fin connue.
        fin: Option<Borne> = None;
        /// Ce qui est vendu : bnc (formation, conseil, conférences), bnc_cipav, bic_service ou bic_vente.
        categorie: UneCategorie, because "La catégorie décide des cotisations et de l'abattement. Une activité a une seule catégorie : décrivez une activité par catégorie.";
        /// Recettes hors taxe, dans le mois où elles sont encaissées ; absent : celles des missions.
        chiffre_affaires: Option<ParMois<Montant>> = None;
        /// Inscrit comme artisan (métiers du bâtiment, de la réparation, de l'alimentation…).
        artisan: bool = false;
        /// Déclaration à l'Urssaf chaque mois ou chaque trimestre.
        declaration: DeclarationMicro = DeclarationMicro::Mensuelle;
        /// ACRE, réduction des cotisations au début : false, true, ou { motif } pour vérifier la condition.
        acre: DemandeAcre = DemandeAcre::Non;
        /// Impôt payé avec les cotisations, en pourcentage des recettes.
        versement_liberatoire: bool = false;
        /// Charges réelles par mois (ASI et ASPA seulement).
        charges_reelles: Option<ParMois<Montant>> = None;
        /// Mois du premier travail ; absent : le mois de la première recette.
        premier_travail: Option<Mois> = None;
    }
}

/// Months and receipts of one micro-entreprise; checks that look at it alone.
pub(super) fn micro_entreprise(
    path: &str,
    requete: &Requete,
    micro: &MicroEntreprise,
    situation: &Situation,
    faults: &mut Faults,
) -> mois::MicroEntreprise {
    let field = |name: &str| format!("{path}.{name}");
    let duree = duree(path, micro.debut, micro.fin, faults);
    let aucune = ParMois::Mois(Vec::new());
    let chiffre_affaires = micro.chiffre_affaires.as_ref().unwrap_or_else(|| {
        faults.push_between(missing(
            &field("chiffre_affaires"),
            "Les recettes encaissées décident des cotisations et des revenus comptés.",
            "les recettes par mois (chiffre_affaires), ou des missions de ce statut (missions)",
        ));
        &aucune
    });
    inside(
        "chiffre_affaires",
        path,
        Some(chiffre_affaires),
        duree,
        faults,
    );
    inside(
        "charges_reelles",
        path,
        micro.charges_reelles.as_ref(),
        duree,
        faults,
    );
    let categorie = micro.categorie.0;
    let liberal = matches!(categorie, CategorieMicro::Bnc | CategorieMicro::BncCipav);
    if micro.artisan && liberal {
        faults.push_between(conflict(
            &field("artisan"),
            "true".to_owned(),
            &[&field("categorie")],
            "une profession libérale n'est pas artisanale (CGI 1601)",
            "false, ou une catégorie bic_service ou bic_vente",
        ));
    }
    let premiere_recette = match chiffre_affaires {
        ParMois::Constante(amount) => amount.get().is_positive().then_some(duree.premier),
        ParMois::Mois(months) => months
            .iter()
            .find(|(_, amount)| amount.get().is_positive())
            .map(|(month, _)| *month),
    };
    if let Some(travail) = micro.premier_travail.map(Mois::get) {
        let latest = premiere_recette.unwrap_or(duree.dernier);
        if travail < duree.premier || travail > latest {
            faults.push_between(conflict(
                &field("premier_travail"),
                travail.to_string(),
                &[&field("debut"), &field("chiffre_affaires")],
                "le premier travail vient après la création et, au plus tard, le mois de la première recette",
                &format!("un mois de {} à {latest}", duree.premier),
            ));
        }
    }
    acre(path, requete, micro, duree, situation, faults);
    mois::MicroEntreprise {
        duree,
        creation: duree.premier,
        categorie,
        artisan: micro.artisan,
        trimestrielle: micro.declaration == DeclarationMicro::Trimestrielle,
        recettes: Serie::new(chiffre_affaires, Montant::get),
        charges: micro
            .charges_reelles
            .as_ref()
            .map(|serie| Serie::new(serie, Montant::get)),
        acre: (micro.acre != DemandeAcre::Non)
            .then(|| fin_acre(situation, duree.premier))
            .flatten(),
        versement_liberatoire: micro.versement_liberatoire.then_some(duree.dernier),
        travail: micro.premier_travail.map(Mois::get).or(premiere_recette),
    }
}

/// Last months of an ACRE that a creation opens.
fn fin_acre(situation: &Situation, creation: Month) -> Option<micro_entreprise::acre::Fin> {
    let known = creation.max(micro_entreprise::PREMIERE_LOI);
    legal::<micro_entreprise::Parameters>(&situation.legislation, known)
        .map(|law| micro_entreprise::acre::Fin::new(&law, creation))
}

/// The conditions of the ACRE that the request can show (C. trav. L. 5141-1).
fn acre(
    path: &str,
    requete: &Requete,
    micro: &MicroEntreprise,
    duree: Duree,
    situation: &Situation,
    faults: &mut Faults,
) {
    let DemandeAcre::Motif(acre) = &micro.acre else {
        return;
    };
    let creation = duree.entree.unwrap_or_else(|| duree.premier.first_day());
    let field = |name: &str| format!("{path}.acre.{name}");
    let mut check = |name: &str, motif: MotifAcre, day: NaiveDate| {
        if let Some((rule, allowed)) = refus(requete, situation, motif, day) {
            faults.push_between(conflict(
                &field(name),
                motif.name().to_owned(),
                &["personne.naissance"],
                &rule,
                allowed,
            ));
        }
    };
    check("motif", acre.motif, creation);
    if acre.motif != MotifAcre::Cape {
        return;
    }
    match (acre.cape_signe_le, acre.motif_a_la_signature) {
        (Some(day), Some(motif)) if motif.is_personal() => {
            check("motif_a_la_signature", motif, day.get());
        }
        (_, Some(motif)) if !motif.is_personal() => faults.push_between(conflict(
            &field("motif_a_la_signature"),
            motif.name().to_owned(),
            &[&field("motif")],
            "un CAPE ne garde que l'une des six premières conditions de l'article L. 5141-1 (C. trav. L. 5141-1, 7°)",
            "chomage_indemnise, inscrit_six_mois, rsa_ou_ass, jeune_18_25, moins_de_30_ans ou reprise_entreprise_en_difficulte",
        )),
        (day, _) => {
            let name = if day.is_none() { "cape_signe_le" } else { "motif_a_la_signature" };
            faults.push_between(missing(
                &field(name),
                "Après un CAPE, l'ACRE suppose une condition remplie le jour de sa signature (C. trav. L. 5141-1, 7°). L'AAH seule n'en est pas une après 30 ans.",
                "le jour de la signature (cape_signe_le) et la condition remplie ce jour-là (motif_a_la_signature)",
            ));
        }
    }
}

/// Why a condition does not hold on `day`, by the person's age.
fn refus(
    requete: &Requete,
    situation: &Situation,
    motif: MotifAcre,
    day: NaiveDate,
) -> Option<(String, &'static str)> {
    let law = legal::<micro_entreprise::Parameters>(
        &situation.legislation,
        Month::of(day).max(micro_entreprise::PREMIERE_LOI),
    )?;
    let born = requete.personne.naissance.get();
    let passed = (day.month(), day.day()) >= (born.month(), born.day());
    let age = i64::from(day.year() - born.year()) - i64::from(!passed);
    match motif {
        MotifAcre::Jeune
            if age < law.acre_age_jeune_minimum || age > law.acre_age_jeune_maximum =>
        {
            Some((
                format!(
                    "la personne avait {age} ans le {} (C. trav. L. 5141-1, 4°)",
                    crate::francais::date(day)
                ),
                "une autre condition, ou false",
            ))
        }
        MotifAcre::MoinsDe30Ans if age >= law.acre_age_limite => Some((
            format!(
                "la personne avait {age} ans le {} : l'AAH ou la RQTH ne donnent l'ACRE qu'avant {} ans (C. trav. L. 5141-1, 5°)",
                crate::francais::date(day),
                law.acre_age_limite
            ),
            "une autre condition, ou false",
        )),
        _ => None,
    }
}

/// Checks that look at all the micro-entreprises together.
pub(super) fn ensemble(situation: &mut Situation, requete: &Requete, faults: &mut Faults) {
    if situation.micro.is_empty() {
        return;
    }
    creations(situation);
    deux_a_deux(situation, faults);
    benefices_donnes(situation, requete, faults);
    plafonds(situation, faults);
    versement_liberatoire(situation, faults);
}

/// An activity that starts while another runs joins its business: it is no creation.
fn creations(situation: &mut Situation) {
    // A business can be joined by an activity that another joins: as many rounds as there are activities settle them.
    for _ in 0..situation.micro.len() {
        for at in 0..situation.micro.len() {
            let Some((_, joining)) = situation.micro.get(at) else {
                continue;
            };
            let (premier, creation) = (joining.duree.premier, joining.creation);
            let business = situation
                .micro
                .iter()
                .filter(|(_, running)| running.duree.covers(premier))
                .fold(creation, |first, (_, running)| first.min(running.creation));
            if business < creation {
                let acre = joining.acre.and_then(|_| fin_acre(situation, business));
                if let Some((_, joining)) = situation.micro.get_mut(at) {
                    joining.creation = business;
                    joining.acre = acre;
                }
            }
        }
    }
}

fn overlap(a: &Duree, b: &Duree) -> bool {
    let apart = |first: &Duree, second: &Duree| {
        first.dernier < second.premier
            || (first.dernier == second.premier
                && matches!((first.sortie, second.entree), (Some(out), Some(entry)) if out < entry))
    };
    !apart(a, b) && !apart(b, a)
}

/// One person has one micro-entreprise: a category once, one rhythm of declaration, one choice for the tax, one ACRE.
fn deux_a_deux(situation: &Situation, faults: &mut Faults) {
    for (at, (index, later)) in situation.micro.iter().enumerate() {
        for (other, earlier) in situation.micro.iter().take(at) {
            let field = |name: &str| format!("activites.{index}.{name}");
            let twin = |name: &str| format!("activites.{other}.{name}");
            if overlap(&earlier.duree, &later.duree) {
                if earlier.categorie == later.categorie {
                    faults.push_between(conflict(
                        &field("debut"),
                        later.duree.premier.to_string(),
                        &[&twin("debut"), &twin("fin"), &field("categorie"), &twin("categorie")],
                        "deux micro-entreprises de la même catégorie en même temps : une personne n'en a qu'une (CSS L. 613-7)",
                        "une seule activité avec toutes les recettes de la catégorie",
                    ));
                }
                if earlier.trimestrielle != later.trimestrielle {
                    faults.push_between(conflict(
                        &field("declaration"),
                        rythme(later.trimestrielle).to_owned(),
                        &[&twin("declaration")],
                        "toutes les recettes d'une personne sont déclarées au même rythme (CSS R. 613-7)",
                        rythme(earlier.trimestrielle),
                    ));
                }
                if earlier.versement_liberatoire.is_some() != later.versement_liberatoire.is_some()
                {
                    let said = earlier.versement_liberatoire.is_some();
                    faults.push_between(conflict(
                        &field("versement_liberatoire"),
                        (!said).to_string(),
                        &[&twin("versement_liberatoire")],
                        "le versement libératoire vaut pour toutes les recettes de la personne (CGI 151-0)",
                        if said { "true" } else { "false" },
                    ));
                }
            }
            if earlier.creation == later.creation {
                if earlier.acre.is_some() != later.acre.is_some() {
                    let said = earlier.acre.is_some();
                    faults.push_between(conflict(
                        &field("acre"),
                        (!said).to_string(),
                        &[&twin("acre")],
                        "l'ACRE se demande à la création et vaut pour toutes les recettes de la personne (CSS L. 131-6-4)",
                        if said { "true" } else { "false" },
                    ));
                }
                continue;
            }
            acre_deux_fois(situation, (*other, earlier), (*index, later), faults);
        }
    }
}

const fn rythme(trimestrielle: bool) -> &'static str {
    if trimestrielle {
        "trimestrielle"
    } else {
        "mensuelle"
    }
}

/// « Not within three years of a former ACRE » (CSS L. 131-6-4, IV).
fn acre_deux_fois(
    situation: &Situation,
    a: (u16, &mois::MicroEntreprise),
    b: (u16, &mois::MicroEntreprise),
    faults: &mut Faults,
) {
    let ((first, earlier), (second, later)) = if a.1.duree.premier <= b.1.duree.premier {
        (a, b)
    } else {
        (b, a)
    };
    let (Some(fin), true) = (earlier.acre, later.acre.is_some()) else {
        return;
    };
    let Some(law) = legal::<micro_entreprise::Parameters>(
        &situation.legislation,
        later.duree.premier.max(micro_entreprise::PREMIERE_LOI),
    ) else {
        return;
    };
    let ended = fin
        .dernier(situation.conventions.micro_acre_fin)
        .min(earlier.duree.dernier);
    let again = ended + i32::try_from(law.acre_carence).unwrap_or(0) + 1;
    if later.duree.premier < again {
        faults.push_between(conflict(
            &format!("activites.{second}.acre"),
            "true".to_owned(),
            &[
                &format!("activites.{first}.acre"),
                &format!("activites.{second}.debut"),
            ],
            &format!(
                "une autre ACRE a couru jusqu'en {} : il faut trois ans avant la suivante (CSS L. 131-6-4, IV)",
                crate::francais::month(ended)
            ),
            &format!("false, ou une création à partir de {again}"),
        ));
    }
}

/// A year's profit is given by the receipts or by the tax notice, not by both.
fn benefices_donnes(situation: &Situation, requete: &Requete, faults: &mut Faults) {
    use super::activites::NatureRevenu;
    for (index, revenu) in requete.autres_revenus.iter().enumerate() {
        if revenu.nature != NatureRevenu::BeneficeNonSalarie {
            continue;
        }
        for (year, _) in &revenu.annuel.0 {
            if let Some((micro, _)) = situation
                .micro
                .iter()
                .find(|(_, micro)| micro.recettes_annee(*year).is_positive())
            {
                faults.push_between(conflict(
                    &format!("autres_revenus.{index}.annuel"),
                    year.to_string(),
                    &[&format!("activites.{micro}.chiffre_affaires")],
                    "les recettes de la micro-entreprise donnent déjà le bénéfice de cette année",
                    "le bénéfice de l'avis d'impôt, ou les recettes, pour chaque année",
                ));
            }
        }
    }
}

/// « L'option cesse » after two civil years in a row above the ceiling (CGI 50-0, 102 ter).
fn plafonds(situation: &Situation, faults: &mut Faults) {
    let Some(first) = situation
        .micro
        .iter()
        .map(|(_, m)| m.duree.premier.year())
        .min()
    else {
        return;
    };
    let mut above = 0;
    let mut year = first.max(micro_entreprise::PREMIERE_LOI.year());
    while year < situation.fin().year() {
        let Some(law) =
            legal::<micro_entreprise::Parameters>(&situation.legislation, Month::january(year))
        else {
            return;
        };
        let etat = droits::annee(&situation.micro, year);
        above = if droits::depasse(&law, &etat) {
            above + 1
        } else {
            0
        };
        let january = Month::january(year + 1);
        let goes_on = situation
            .micro
            .iter()
            .find(|(_, micro)| micro.duree.covers(january));
        if above >= law.sortie_annees
            && let Some((index, _)) = goes_on
        {
            faults.push_between(conflict(
                &format!("activites.{index}.chiffre_affaires"),
                format!("{} en {year}", crate::francais::euros(etat.total())),
                &[&format!("activites.{index}.fin")],
                &format!(
                    "le plafond de la micro-entreprise est dépassé deux années de suite : elle s'arrête le 1er janvier {} (CGI 102 ter)",
                    year + 1
                ),
                &format!("une fin au plus tard en {year}-12, ou des recettes sous le plafond"),
            ));
            return;
        }
        year += 1;
    }
}

/// The tax can be paid with the contributions in a year for which the income of two years before is low enough
/// (CGI 151-0, I, 2°). The first year simulated is refused; a later one only ends it.
fn versement_liberatoire(situation: &mut Situation, faults: &mut Faults) {
    let Some((index, premier)) = situation
        .micro
        .iter()
        .find(|(_, micro)| micro.versement_liberatoire.is_some())
        .map(|(index, micro)| (*index, micro.duree.premier))
    else {
        return;
    };
    let first = situation.debut.max(premier).year();
    let mut year = first;
    while year <= situation.fin().year() {
        match droits::revenu_du_versement_liberatoire(situation, &situation.legislation, year) {
            Some((revenu, limite)) if revenu > limite && year == first => {
                faults.push_between(conflict(
                    &format!("activites.{index}.versement_liberatoire"),
                    "true".to_owned(),
                    &[&format!("foyer.revenu_fiscal_reference.{}", year - 2)],
                    &format!(
                        "le revenu fiscal de référence de {} dépasse {} (CGI 151-0)",
                        year - 2,
                        crate::francais::euros(limite)
                    ),
                    "false",
                ));
                return;
            }
            Some((revenu, limite)) if revenu > limite => {
                let last = Month::january(year) - 1;
                for (_, micro) in &mut situation.micro {
                    micro.versement_liberatoire =
                        micro.versement_liberatoire.map(|end| end.min(last));
                }
                return;
            }
            _ => year += 1,
        }
    }
}

/// What is taken where an answer about a micro-entreprise was left out.
pub(super) fn hypotheses(situation: &Situation, requete: &Requete) -> Vec<String> {
    let mut said = Vec::new();
    let mut say = |text: String| said.push(text);
    for (index, micro) in &situation.micro {
        let number = usize::from(*index) + 1;
        let given = requete.activites.get(usize::from(*index));
        let Some(super::activites::Activite::MicroEntreprise(answers)) = given else {
            continue;
        };
        if situation.aah.is_some()
            && answers.premier_travail.is_none()
            && let Some(travail) = micro.travail
            && travail > micro.duree.premier
        {
            say(format!(
                "Activité {number} : le travail est supposé commencer avec la première recette, en {}. Pour l'AAH, les six mois comptent à partir du premier travail (activites.{index}.premier_travail).",
                crate::francais::month(travail)
            ));
        }
        let computed = matches!(
            situation.asi,
            super::lecture::DemandeAsi::Oui | super::lecture::DemandeAsi::Depuis(_)
        );
        if computed && answers.charges_reelles.is_none() {
            say(format!(
                "Activité {number} : aucune charge réelle n'est donnée. Pour l'ASI, les recettes comptent en entier (activites.{index}.charges_reelles)."
            ));
        }
        let unknown = |year: i32| {
            droits::revenu_du_versement_liberatoire(situation, &situation.legislation, year)
                .is_none()
        };
        if answers.versement_liberatoire && unknown(situation.debut.max(micro.duree.premier).year())
        {
            say(format!(
                "Activité {number} : le revenu fiscal de référence est supposé assez bas pour le versement libératoire (foyer.revenu_fiscal_reference)."
            ));
        }
    }
    if situation.invalidite.is_some() && !situation.micro.is_empty() {
        say("Pour la pension d'invalidité, le bénéfice de la micro-entreprise est pris après l'abattement forfaitaire, comme sur l'avis d'impôt.".to_owned());
    }
    said
}

impl mois::MicroEntreprise {
    /// Receipts cashed in the month.
    pub(crate) fn recettes_du(&self, month: Month) -> Money {
        if !self.duree.covers(month) {
            return Money::ZERO;
        }
        self.recettes.get(month).unwrap_or_default()
    }

    /// Receipts cashed in a civil year.
    pub(crate) fn recettes_annee(&self, year: i32) -> Money {
        (0..12)
            .map(|month| self.recettes_du(Month::january(year) + month))
            .sum()
    }

    /// Work runs in the month.
    pub(crate) fn travaille(&self, month: Month) -> bool {
        self.duree.covers(month) && self.travail.is_some_and(|first| first <= month)
    }
}
