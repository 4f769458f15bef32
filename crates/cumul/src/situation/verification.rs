//! Checks between answers, and the layout of a checked request month by month.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use chrono::Datelike;

use super::activites::{
    Activite, AutreRevenu, Bulletin, Esat, IndemniteFinContrat, NatureRevenu, Paie, ReductionDuree,
    Salariat, TypeContrat,
};
use super::lecture::{
    Borne, DemandeAsi, Faults, Heures, Montant, MontantAnnuel, OuiOuMontant, ParMois, Pourcent,
};
use super::mois;
use super::mois::{
    Complementaire, ContratSalarie, DroitAah, Duree, LongSejour, MontantInvalidite, Prevoyance,
    Reduction, Releve, Remuneration, Revenu, Serie, TravailEsat,
};
use super::personne::StatutLogement;
use super::prestations::{Aah, NatureSejour, PensionInvalidite, RegimeInvalidite};
use super::{Requete, Situation, contrats, micro_entreprise, missions};
use crate::calendar::Month;
use crate::error::SituationError;
use crate::money::{Money, Rate};
use crate::parameters::{Legislation, Room};
use crate::prestations::invalidite::autres_regimes;
use crate::prestations::{aah, asi, invalidite};
use crate::revenus::remuneration_garantie;

/// First month that the law documents cover.
pub(crate) const PREMIER_MOIS: Month = Month::january(2024);
/// A contract without a known end.
pub(super) const SANS_FIN: Month = Month::january(2199);

pub(super) fn conflict(
    field: &str,
    value: String,
    others: &[&str],
    rule: &str,
    allowed: &str,
) -> SituationError {
    SituationError::Conflict {
        field: field.to_owned(),
        value,
        others: others.iter().map(|other| (*other).to_owned()).collect(),
        rule: rule.to_owned(),
        allowed: allowed.to_owned(),
    }
}

pub(super) fn missing(field: &str, why: &str, allowed: &str) -> SituationError {
    SituationError::Missing {
        field: field.to_owned(),
        why: why.to_owned(),
        allowed: allowed.to_owned(),
    }
}

impl Situation {
    pub(super) fn check(
        mut requete: Requete,
        mut faults: Faults,
    ) -> Result<Self, Vec<SituationError>> {
        let mut hypotheses = Vec::new();
        let seances = missions::repartir(
            &requete.missions,
            &mut requete.activites,
            &mut hypotheses,
            &mut faults,
        );
        let requete = requete;
        let debut = requete.debut.get();
        let mois = i32::try_from(requete.mois.get()).unwrap_or(1).max(1);
        if debut < PREMIER_MOIS {
            faults.push_between(conflict(
                "debut",
                debut.to_string(),
                &[],
                "la loi est connue à partir de janvier 2024",
                "un mois à partir de 2024-01",
            ));
        }
        let naissance = requete.personne.naissance.get();
        if Month::of(naissance) >= debut {
            faults.push_between(conflict(
                "personne.naissance",
                naissance.to_string(),
                &["debut"],
                "la naissance vient après le premier mois calculé",
                "une date avant le premier mois calculé",
            ));
        }
        let fin = debut + mois - 1;
        let mut situation = Self {
            debut,
            mois,
            naissance,
            cmi_invalidite: requete.personne.cmi_invalidite,
            en_couple: requete.foyer.en_couple,
            conjoint: aah::Conjoint::default(),
            enfants: Vec::new(),
            ascendant: requete.foyer.ascendant_a_charge,
            revenu_net_global: requete
                .foyer
                .revenu_net_global
                .0
                .iter()
                .map(|(y, m)| (*y, m.get()))
                .collect(),
            aah: None,
            invalidite: None,
            prevoyance: None,
            conjoint_asi: asi::Conjoint::Seul,
            conjoint_salaire: None,
            conjoint_pension: Money::ZERO,
            biens: requete.foyer.biens.get(),
            revenu_fiscal_reference: requete
                .foyer
                .revenu_fiscal_reference
                .0
                .iter()
                .map(|(year, amount)| (*year, amount.get()))
                .collect(),
            benefices: Vec::new(),
            retraite: None,
            asi: requete.prestations.asi,
            aspa: Money::ZERO,
            aspa_calculee: requete.prestations.aspa == OuiOuMontant::Oui,
            inapte: false,
            rente_accident_travail: requete.prestations.rente_accident_travail.get(),
            salaries: Vec::new(),
            micro: Vec::new(),
            esat: Vec::new(),
            frais_rembourses: Vec::new(),
            reductions: Vec::new(),
            revenus: Vec::new(),
            menage: super::foyer::Menage::default(),
            conventions: requete.conventions.clone(),
            legislation: Legislation::in_force(),
            non_calcule: Vec::new(),
            hypotheses,
        };
        for (id, month, value) in &requete.legislation.amend.0 {
            match situation.legislation.clone().amend(id, *month, *value) {
                Ok(law) => situation.legislation = law,
                Err(source) => {
                    faults.push(SituationError::Law {
                        field: format!("legislation.amend.{id}"),
                        source,
                    });
                }
            }
        }
        situation.foyer(&requete, &mut faults);
        situation.activites(&requete, &mut faults);
        contrats::seances(&mut situation.salaries, seances);
        contrats::preparer(&mut situation);
        for (index, revenu) in requete.autres_revenus.iter().enumerate() {
            situation.autre_revenu(&format!("autres_revenus.{index}"), revenu, &mut faults);
        }
        situation.prestations(&requete, fin, &mut faults);
        situation.menage(&requete, &mut faults);
        situation.non_calcule();
        situation.hypotheses(&requete);
        situation.hypotheses_du_menage(&requete);
        situation.hypotheses_retraite(&requete);
        faults.into_result(situation)
    }

    fn foyer(&mut self, requete: &Requete, faults: &mut Faults) {
        let foyer = &requete.foyer;
        if foyer.en_couple {
            self.conjoint_asi = match &foyer.conjoint {
                Some(conjoint) if conjoint.asi => asi::Conjoint::Asi,
                Some(conjoint) if conjoint.aspa => asi::Conjoint::Aspa,
                _ => asi::Conjoint::SansAllocation,
            };
        }
        if let Some(conjoint) = foyer.conjoint.as_ref() {
            if !foyer.en_couple {
                self.hypotheses.push(
                    "Le conjoint décrit ne compte pas : foyer.en_couple vaut false.".to_owned(),
                );
            } else {
                self.conjoint_pension = conjoint.pension_mensuelle.get();
                self.conjoint_salaire = conjoint_salaire(conjoint);
                if conjoint.salaire_brut_mensuel.is_some()
                    && !conjoint.salaire_net_mensuel.get().is_positive()
                {
                    faults.push_between(missing(
                        "foyer.conjoint.salaire_net_mensuel",
                        "Le salaire net du conjoint sert aux autres prestations ; le brut sert à l'ASI.",
                        "le salaire net par mois, avec le brut",
                    ));
                }
            }
            self.conjoint = aah::Conjoint {
                salaire: conjoint.salaire_net_mensuel.get(),
                pension: conjoint.pension_mensuelle.get(),
                aah: conjoint.aah,
            };
        }
        for (index, enfant) in foyer.enfants.iter().enumerate() {
            let born = Month::of(enfant.naissance.get());
            if enfant.naissance.get() <= self.naissance {
                let field = format!("foyer.enfants.{index}.naissance");
                faults.push_between(conflict(
                    &field,
                    enfant.naissance.get().to_string(),
                    &["personne.naissance"],
                    "l'enfant serait né avant la personne",
                    "une date après la naissance de la personne",
                ));
            }
            if enfant.a_charge {
                self.enfants.push(born);
            }
        }
    }

    fn activites(&mut self, requete: &Requete, faults: &mut Faults) {
        for (index, activite) in requete.activites.iter().enumerate() {
            let path = format!("activites.{index}");
            // A list has at most 200 elements.
            let index = u16::try_from(index).unwrap_or(u16::MAX);
            match activite {
                Activite::Salariat(job) => {
                    let ppv = job.prime_partage_valeur.as_ref();
                    contrats::prime(&path, ppv, false, &self.legislation, self.debut, faults);
                    let known = (&self.legislation, self.debut, self.fin());
                    if let Some(contrat) = salarie(&path, job, known, faults) {
                        self.salaries.push((index, contrat));
                    }
                    self.reductions(&path, &job.reductions_duree, faults);
                }
                Activite::Esat(esat) => {
                    let ppv = esat.prime_partage_valeur.as_ref();
                    contrats::prime(&path, ppv, true, &self.legislation, self.debut, faults);
                    let travail = travail_esat(
                        &path,
                        esat,
                        &self.legislation,
                        (self.debut, self.fin()),
                        faults,
                    );
                    self.esat.push((index, travail));
                    self.reductions(&path, &esat.reductions_duree, faults);
                }
                Activite::MicroEntreprise(micro) => {
                    let micro =
                        micro_entreprise::micro_entreprise(&path, requete, micro, self, faults);
                    self.micro.push((index, micro));
                }
                Activite::Benevolat(benevolat) => {
                    let duree = duree(&path, benevolat.debut, benevolat.fin, faults);
                    let frais = benevolat.frais_rembourses.as_ref();
                    inside("frais_rembourses", &path, frais, duree, faults);
                    self.frais_rembourses
                        .extend(frais.map(|serie| Serie::new(serie, Montant::get)));
                }
                other => {
                    let etendue = (self.debut, self.fin());
                    let law = &self.legislation;
                    let contrat = contrats::autre(&path, other, law, etendue, faults);
                    self.salaries
                        .extend(contrat.map(|contrat| (index, contrat)));
                }
            }
        }
        micro_entreprise::ensemble(self, requete, faults);
    }

    fn reductions(&mut self, path: &str, reductions: &[ReductionDuree], faults: &mut Faults) {
        for (index, reduction) in reductions.iter().enumerate() {
            let field = format!("{path}.reductions_duree.{index}.heures_apres");
            let (avant, apres) = (reduction.heures_avant.get(), reduction.heures_apres.get());
            if apres >= avant {
                faults.push_between(conflict(
                    &field,
                    apres.to_string(),
                    &[&format!("{path}.reductions_duree.{index}.heures_avant")],
                    "les heures ne baissent pas",
                    "moins d'heures qu'avant",
                ));
            } else {
                self.reductions.push(Reduction {
                    mois: Month::of(reduction.date.get()),
                    part: (avant - apres).over(avant),
                });
            }
        }
    }

    fn autre_revenu(&mut self, path: &str, revenu: &AutreRevenu, faults: &mut Faults) {
        let montant = revenu.montant_mensuel.as_ref();
        let constant =
            |serie: Option<&ParMois<Montant>>| matches!(serie, Some(ParMois::Constante(_)));
        let journalier = revenu.montant_journalier;
        if journalier.is_some() {
            let field = format!("{path}.montant_journalier");
            if !matches!(
                revenu.nature,
                NatureRevenu::AllocationChomage | NatureRevenu::Ass
            ) {
                faults.push_between(conflict(
                    &field,
                    "un montant par jour".to_owned(),
                    &[&format!("{path}.nature")],
                    "seuls le chômage et l'ASS se donnent par jour",
                    "un montant par mois (montant_mensuel)",
                ));
            } else if montant.is_some() || !revenu.annuel.0.is_empty() {
                faults.push_between(conflict(
                    &field,
                    "un montant par jour".to_owned(),
                    &[
                        &format!("{path}.montant_mensuel"),
                        &format!("{path}.annuel"),
                    ],
                    "le même revenu est donné deux fois",
                    "l'un des deux",
                ));
            }
        }
        if montant.is_none() && journalier.is_none() && revenu.annuel.0.is_empty() {
            faults.push_between(missing(
                &format!("{path}.montant_mensuel"),
                "Le montant du revenu est nécessaire.",
                "un montant par mois (montant_mensuel) ou par année (annuel)",
            ));
        }
        if montant.is_some() && !revenu.annuel.0.is_empty() {
            faults.push_between(conflict(
                &format!("{path}.annuel"),
                "des valeurs par année".to_owned(),
                &[&format!("{path}.montant_mensuel")],
                "le même revenu est donné par mois et par année",
                "l'un des deux",
            ));
        }
        let premier = match (
            revenu.debut,
            constant(montant)
                || journalier.is_some()
                || constant(revenu.net_imposable_mensuel.as_ref()),
        ) {
            (Some(debut), _) => debut.get(),
            (None, true) => {
                faults.push_between(missing(
                    &format!("{path}.debut"),
                    "Un montant qui est le même chaque mois commence un mois précis.",
                    "un mois écrit AAAA-MM",
                ));
                PREMIER_MOIS
            }
            (None, false) => [montant, revenu.net_imposable_mensuel.as_ref()]
                .into_iter()
                .flatten()
                .filter_map(|serie| serie.months().next().map(|(month, _)| month))
                .min()
                .unwrap_or(SANS_FIN),
        };
        let dernier = revenu.fin.map_or(SANS_FIN, super::lecture::Mois::get);
        if dernier < premier {
            faults.push_between(conflict(
                &format!("{path}.fin"),
                dernier.to_string(),
                &[&format!("{path}.debut")],
                "la fin vient avant le début",
                "un mois à partir du début",
            ));
        }
        self.revenus.push(Revenu {
            nature: revenu.nature,
            premier,
            dernier,
            montant: montant.map(|serie| Serie::new(serie, Montant::get)),
            journalier: journalier.map(|jour| {
                (
                    jour.get(),
                    revenu.salaire_journalier_reference.map(Montant::get),
                )
            }),
            avant_2017: revenu.cumul_avec_aah_avant_2017,
            imposable: revenu
                .net_imposable_mensuel
                .as_ref()
                .map(|serie| Serie::new(serie, Montant::get)),
            annuel: revenu
                .annuel
                .0
                .iter()
                .map(|(year, amount)| (*year, amount.get()))
                .collect(),
            apres_pension: revenu.activite_apres_pension,
            pension_cumulee: revenu.pension_deja_cumulee,
        });
        if revenu.nature == NatureRevenu::BeneficeNonSalarie {
            if revenu.annuel.0.is_empty() {
                faults.push_between(missing(
                    &format!("{path}.annuel"),
                    "Un bénéfice non salarié est celui d'un avis d'imposition.",
                    "le bénéfice de chaque année ({ 2024: 13200.00 })",
                ));
            }
            self.benefices.extend(
                revenu
                    .annuel
                    .0
                    .iter()
                    .map(|(year, amount)| (*year, amount.get())),
            );
        }
    }

    fn prestations(&mut self, requete: &Requete, fin: Month, faults: &mut Faults) {
        let prestations = &requete.prestations;
        if let OuiOuMontant::Montant(montant) = prestations.aspa {
            self.aspa = montant;
        }
        if let Some(rente) = &prestations.rente_prevoyance {
            self.prevoyance = Some(Prevoyance {
                mensuel: rente.mensuel.get(),
                plafond_net: rente.plafond_net.map(Montant::get),
            });
        }
        if let Some(pension) = &prestations.pension_invalidite {
            self.invalidite = self.pension_invalidite(pension, faults);
        }
        if prestations.asi != DemandeAsi::Non
            && prestations.pension_invalidite.is_none()
            && prestations.retraite.is_none()
        {
            faults.push_between(conflict(
                "prestations.asi",
                "demandée".to_owned(),
                &["prestations.pension_invalidite", "prestations.retraite"],
                "l'ASI complète une pension d'invalidité ou une retraite pour inaptitude (CSS L. 815-24)",
                "une pension d'invalidité ou une retraite, ou false",
            ));
        }
        if let Some(retraite) = &prestations.retraite {
            self.retraite = self.pension_retraite(requete, retraite, faults);
            self.suspendre_invalidite();
        }
        if let Some(aah) = &prestations.aah {
            self.aah = droit_aah(requete, aah, fin, &self.legislation, faults);
        }
        self.inapte = legal::<aah::Parameters>(&self.legislation, fin)
            .zip(requete.personne.taux_incapacite)
            .is_some_and(|(law, taux)| taux.get() >= law.taux_incapacite_aah2)
            || prestations.aah.is_some()
            || prestations.pension_invalidite.is_some();
        self.retraite_demandee(requete, fin, faults);
    }

    /// The salaire annuel moyen, given or made of the best years.
    fn salaire_annuel_moyen(
        &self,
        pension: &PensionInvalidite,
        faults: &mut Faults,
    ) -> Option<Money> {
        if pension.salaires_annuels.is_empty() {
            return pension.salaire_annuel_moyen.map(MontantAnnuel::get);
        }
        if pension.salaire_annuel_moyen.is_some() {
            faults.push_between(conflict(
                "prestations.pension_invalidite.salaires_annuels",
                "une liste".to_owned(),
                &["prestations.pension_invalidite.salaire_annuel_moyen"],
                "le salaire annuel moyen est donné deux fois",
                "l'un des deux",
            ));
        }
        let law = legal::<invalidite::Parameters>(&self.legislation, self.debut)?;
        let years = pension
            .salaires_annuels
            .iter()
            .map(|salaire| salaire.get())
            .collect();
        Some(invalidite::montant::salaire_annuel_moyen(&law, years))
    }

    /// The pension d'invalidité and what its control needs.
    fn pension_invalidite(
        &self,
        pension: &PensionInvalidite,
        faults: &mut Faults,
    ) -> Option<mois::PensionInvalidite> {
        let at = |name: &str| format!("prestations.pension_invalidite.{name}");
        let depuis = pension.depuis.get();
        let salaire_annuel_moyen = self.salaire_annuel_moyen(pension, faults);
        let montant = match (
            pension.montant_mensuel,
            salaire_annuel_moyen,
            pension.regime,
        ) {
            (Some(montant), _, _) => MontantInvalidite::Mensuel(montant.get()),
            (None, Some(salaire), RegimeInvalidite::General) => {
                MontantInvalidite::SalaireAnnuelMoyen(salaire)
            }
            (None, None, RegimeInvalidite::Veuf) if pension.pension_du_defunt.is_some() => {
                MontantInvalidite::Veuf(pension.pension_du_defunt.unwrap_or_default().get())
            }
            _ => {
                faults.push_between(missing(
                    &at("montant_mensuel"),
                    "Le montant de la pension est nécessaire.",
                    "le montant brut par mois, écrit sur la notification de la caisse, ou le salaire annuel moyen (régime général)",
                ));
                return None;
            }
        };
        let annee_arret = pension.annee_arret.map_or(depuis.year() - 1, |year| {
            i32::try_from(year.get()).unwrap_or(0)
        });
        // « Sur la base des seules périodes de travail effectif » (R. 341-17, I, 2°).
        let mois_travailles = pension.mois_travailles.map_or(12, |mois| mois.get());
        let derniere_annee = pension
            .salaire_annee_precedente
            .map(|salaire| salaire.get() * 12 / mois_travailles);
        let works = !self.salaries.is_empty()
            || !self.micro.is_empty()
            || !self.esat.is_empty()
            || !self.benefices.is_empty()
            || self
                .revenus
                .iter()
                .any(|r| r.apres_pension == Some(true) || r.nature == NatureRevenu::Formation);
        let general = pension.regime == RegimeInvalidite::General;
        let known = salaire_annuel_moyen.is_some()
            || derniere_annee.is_some()
            || pension.salaire_de_comparaison.is_some();
        if works && general && !known {
            faults.push_between(missing(
                &at("salaire_annuel_moyen"),
                "En travaillant, la pension est comparée à ce que la personne gagnait avant (CSS R. 341-17).",
                "le salaire annuel moyen, le salaire de l'année avant l'arrêt (salaire_annee_precedente), ou le salaire de comparaison notifié (salaire_de_comparaison)",
            ));
        }
        self.bornes_de_la_pension(pension, montant, faults);
        let annee_du_salaire = annee_arret - 1;
        if let (Some(salaire), Some(law)) = (
            derniere_annee.filter(|_| general && pension.salaire_de_comparaison.is_none()),
            legal::<invalidite::Parameters>(&self.legislation, Month::january(2022) + 3),
        ) {
            // The plafonds of earlier years are not known here: they were all lower.
            if annee_du_salaire < 2022 && salaire > law.plafond_annuel {
                faults.push_between(missing(
                    &at("salaire_de_comparaison"),
                    "Le salaire de l'année avant l'arrêt est limité par le plafond de cette année-là, qui n'est pas connu ici (CSS R. 341-17, I).",
                    "le salaire de comparaison notifié par la caisse, par an",
                ));
            }
        }
        for (index, revenu) in self.revenus.iter().enumerate() {
            let field = |name: &str| format!("autres_revenus.{index}.{name}");
            let replacement = matches!(
                revenu.nature,
                NatureRevenu::AllocationChomage
                    | NatureRevenu::IjMaladie
                    | NatureRevenu::IjAccidentTravail
                    | NatureRevenu::ComplementEmployeur
            );
            if replacement && general && revenu.apres_pension.is_none() {
                faults.push_between(missing(
                    &field("activite_apres_pension"),
                    "Ce revenu ne compte dans le contrôle de la pension que s'il vient d'une activité commencée après elle (CSS R. 341-17, II, 3°).",
                    "true ou false",
                ));
            }
            if revenu.nature == NatureRevenu::AllocationChomage
                && general
                && pension.categorie.get() >= 2
                && revenu.pension_cumulee.is_none()
            {
                faults.push_between(missing(
                    &field("pension_deja_cumulee"),
                    "Le chômage est réduit par une pension de catégorie 2 ou 3, sauf si elle était déjà reçue avec les salaires qui l'ont ouvert.",
                    "true ou false",
                ));
            }
        }
        Some(mois::PensionInvalidite {
            regime: pension.regime,
            categorie: pension.categorie.get(),
            depuis,
            montant,
            salaire_annuel_moyen: salaire_annuel_moyen.unwrap_or_default(),
            derniere_annee,
            annee_du_salaire,
            salaire_de_comparaison: pension.salaire_de_comparaison.map(MontantAnnuel::get),
            seuil_connu: known || !general,
            imposable: pension
                .net_imposable_mensuel
                .as_ref()
                .map(|serie| Serie::new(serie, Montant::get)),
            annuel: pension
                .net_imposable_annuel
                .0
                .iter()
                .map(|(y, m)| (*y, m.get()))
                .collect(),
            suspensions: pension
                .suspensions
                .iter()
                .map(|s| {
                    (
                        s.debut.get(),
                        s.fin.map_or(SANS_FIN, super::lecture::Mois::get),
                    )
                })
                .collect(),
            hospitalisations: pension
                .hospitalisations
                .iter()
                .map(|sejour| {
                    (
                        Month::of(sejour.entree.get()),
                        sejour.sortie.map_or(SANS_FIN, |day| Month::of(day.get())),
                    )
                })
                .collect(),
            alsace_moselle: pension.alsace_moselle,
            limite_rente: pension
                .salaire_travailleur_valide
                .map(|s| (s.get(), pension.rente_memes_lesions)),
        })
    }

    /// What the dates of a pension d'invalidité forbid.
    fn bornes_de_la_pension(
        &self,
        pension: &PensionInvalidite,
        montant: MontantInvalidite,
        faults: &mut Faults,
    ) {
        let at = |name: &str| format!("prestations.pension_invalidite.{name}");
        let depuis = pension.depuis.get();
        let veuf = legal::<autres_regimes::Parameters>(&self.legislation, self.debut)
            .filter(|_| pension.regime == RegimeInvalidite::Veuf);
        if veuf.is_some_and(|law| depuis > self.anniversaire(law.veuf_age_conversion)) {
            faults.push_between(conflict(
                &at("depuis"),
                depuis.to_string(),
                &["personne.naissance"],
                "une pension d'invalidité de veuf ou de veuve s'ouvre avant 55 ans (CSS L. 342-1) ; à cet âge elle devient une pension de vieillesse (R. 342-6)",
                "un mois d'avant cet âge",
            ));
        }
        // Its maximum was that of a year whose plafond is not known here.
        if let (MontantInvalidite::SalaireAnnuelMoyen(salaire), Some(law), None) = (
            montant,
            legal::<invalidite::Parameters>(&self.legislation, self.debut),
            legal::<invalidite::Parameters>(&self.legislation, depuis),
        ) {
            let categorie = pension.categorie.get();
            let taux = if categorie == 1 {
                law.taux_categorie_1
            } else {
                law.taux_categories_2_3
            };
            if salaire.at(taux) / 12 > invalidite::montant::maximum(&law, categorie) {
                faults.push_between(missing(
                    &at("montant_mensuel"),
                    "La pension est au maximum de l'année où elle a été attribuée, et ce maximum n'est pas connu ici (CSS R. 341-5, al. 2).",
                    "le montant brut par mois, écrit sur la notification de la caisse",
                ));
            }
        }
        for (index, sejour) in pension.hospitalisations.iter().enumerate() {
            if let Some(sortie) = sejour.sortie.filter(|day| day.get() < sejour.entree.get()) {
                faults.push_between(conflict(
                    &format!("{}.{index}.sortie", at("hospitalisations")),
                    sortie.get().to_string(),
                    &[&format!("{}.{index}.entree", at("hospitalisations"))],
                    "la sortie est avant l'entrée",
                    "une date après l'entrée",
                ));
            }
        }
    }

    /// A person who reaches the age of inaptitude in the months simulated is asked for the retraite that follows.
    fn retraite_demandee(&self, requete: &Requete, fin: Month, faults: &mut Faults) {
        let Some(aah) = &requete.prestations.aah else {
            if requete.prestations.pension_invalidite.is_some()
                && requete.prestations.retraite.is_none()
            {
                self.retraite_apres_pension(fin, faults);
            }
            return;
        };
        let Some(law) = legal::<aah::Parameters>(&self.legislation, fin) else {
            return;
        };
        let premier_taux = requete
            .personne
            .taux_incapacite
            .is_some_and(|taux| taux.get() >= law.taux_incapacite_aah1);
        if requete.prestations.retraite.is_some() || aah.depuis.get() > fin {
            return;
        }
        // CSS L. 821-1, al. 8: AAH 1 stays open while the work exercised at 62 goes on, until 67 (rights since 2024-12).
        let age = self.anniversaire(law.age_inaptitude);
        // The right kept by work exists for those who reach the age once the text is in force.
        let effet = if self.naissance.day() == 1 {
            age
        } else {
            age + 1
        };
        let limite = legal::<aah::Parameters>(&self.legislation, effet)
            .and_then(|law| law.age_fin_maintien_activite)
            .map_or(age, |limite| self.anniversaire(limite));
        let maintenu = premier_taux && {
            let mut month = age;
            while month <= fin && self.travaille(month) {
                month = month + 1;
            }
            month > fin && fin <= limite
        };
        if !maintenu {
            self.demander_retraite(fin, faults);
        }
    }

    /// A pension d'invalidité goes on after 62 when work runs on the very day, until that work stops or 67.
    fn retraite_apres_pension(&self, fin: Month, faults: &mut Faults) {
        if self
            .invalidite
            .as_ref()
            .is_some_and(|pension| pension.regime == RegimeInvalidite::Veuf)
        {
            return;
        }
        let Some(law) = legal::<invalidite::Parameters>(&self.legislation, fin) else {
            return;
        };
        let (Some(age), Some(maximum)) = (law.age_conversion, law.age_maximal_en_activite) else {
            return;
        };
        let conversion = self.anniversaire(age);
        let kept = self.works_on_the_day_of(conversion) && {
            let mut month = conversion;
            while month <= fin && self.travaille(month) {
                month = month + 1;
            }
            month > fin && fin <= self.anniversaire(maximum)
        };
        if !kept {
            self.demander_retraite(fin, faults);
        }
    }

    /// Whether some work runs in the month.
    pub(crate) fn travaille(&self, month: Month) -> bool {
        self.salaries
            .iter()
            .any(|(_, c)| c.is_work() && c.duree.covers(month))
            || self.esat.iter().any(|(_, t)| t.duree.covers(month))
            || self.micro.iter().any(|(_, m)| m.travaille(month))
    }

    fn demander_retraite(&self, fin: Month, faults: &mut Faults) {
        if ["debut", "mois", "personne.naissance"]
            .into_iter()
            .any(|field| faults.touches(field))
        {
            return;
        }
        let Some(law) = legal::<aah::Parameters>(&self.legislation, fin) else {
            return;
        };
        if self.anniversaire(law.age_inaptitude) < fin {
            faults.push_between(missing(
                "prestations.retraite",
                "La personne atteint 62 ans pendant les mois calculés, ou les a déjà. À cet âge, la retraite pour inaptitude remplace la pension ou complète l'AAH.",
                "la retraite avec `depuis` et `base` (et `complementaire`), ou moins de mois",
            ));
        }
    }

    fn anniversaire(&self, age: i64) -> Month {
        Month::of(self.naissance) + 12 * i32::try_from(age).unwrap_or(0)
    }

    /// What is taken where an answer was left out, when it can change an amount.
    fn hypotheses(&mut self, requete: &Requete) {
        let micro = micro_entreprise::hypotheses(self, requete);
        let mut hypotheses = core::mem::take(&mut self.hypotheses);
        let mut say = |text: String| hypotheses.push(text);
        micro.into_iter().for_each(&mut say);
        if let Some(aah) = &requete.prestations.aah {
            let works = !self.micro.is_empty()
                || self.salaries.iter().any(|(_, contrat)| contrat.is_work());
            if aah.prochaine_declaration.is_none() && works {
                say(format!(
                    "Les trimestres de l'AAH sont comptés à partir {}. Pour un calendrier sûr, donnez le mois de la prochaine déclaration trimestrielle (prestations.aah.prochaine_declaration).",
                    crate::francais::of_month(aah::calendrier::ancre(
                        aah.depuis.get(),
                        None,
                        requete.conventions.aah_ancre
                    ))
                ));
            }
            match (aah.mva, &requete.foyer.logement) {
                (None, Some(_)) if self.aah.as_ref().is_some_and(|droit| droit.logement_mva) => say(
                    "La condition de logement de la majoration pour la vie autonome est supposée remplie, comme locataire avec une aide au logement (prestations.aah.mva).".to_owned(),
                ),
                (None, _) => say(
                    "Le logement ne dit pas que la majoration pour la vie autonome est due : elle n'est pas comptée (prestations.aah.mva).".to_owned(),
                ),
                _ => {}
            }
        }
        if requete.foyer.logement.is_none() {
            say("Aucun logement n'est décrit : la personne est supposée logée sans loyer, sans aide au logement."
                .to_owned());
        }
        for (index, activite) in requete.activites.iter().enumerate() {
            let number = index + 1;
            for text in contrats::hypotheses(activite, &self.legislation, self.debut) {
                say(format!("Activité {number} : {text}"));
            }
            let Activite::Salariat(job) = activite else {
                continue;
            };
            if job.net_a_payer_mensuel.is_some() || job.net_imposable_mensuel.is_some() {
                say(format!(
                    "Activité {number} : le salaire brut est retrouvé à partir du net donné."
                ));
            }
            if job.cadre && job.prevoyance.is_none() {
                say(format!(
                    "Activité {number} : l'employeur d'un cadre paie au moins la prévoyance minimale, qui est comptée."
                ));
            }
            match (job.contrat, job.conges_payes_inclus) {
                (TypeContrat::Cdd, None) => say(format!(
                    "Activité {number} : les congés du CDD sont supposés non pris, et payés avec le dernier salaire."
                )),
                (TypeContrat::CddUsage, None) => {
                    say(format!(
                        "Activité {number} : les congés payés sont supposés compris dans la paie du CDD d'usage."
                    ));
                }
                _ => {}
            }
        }
        let open = &requete.prestations;
        if matches!(open.asi, DemandeAsi::Oui | DemandeAsi::Depuis(_))
            && requete.foyer.en_couple
            && requete.foyer.conjoint.as_ref().is_some_and(|conjoint| {
                conjoint.salaire_brut_mensuel.is_none()
                    && conjoint.salaire_net_mensuel.get().is_positive()
            })
        {
            say("ASI : le salaire brut du conjoint est retrouvé à partir de son salaire net, comme celui d'un salarié du privé. Donnez foyer.conjoint.salaire_brut_mensuel s'il est autre.".to_owned());
        }
        let unknown_tax = |monthly: bool, yearly: bool| !monthly && !yearly;
        if open.pension_invalidite.as_ref().is_some_and(|p| {
            unknown_tax(
                p.net_imposable_mensuel.is_some(),
                !p.net_imposable_annuel.0.is_empty(),
            )
        }) || open.retraite.as_ref().is_some_and(|p| {
            unknown_tax(
                p.net_imposable_mensuel.is_some(),
                !p.net_imposable_annuel.0.is_empty(),
            )
        }) {
            say("La part imposable de la pension est supposée égale au montant brut.".to_owned());
        }
        if requete
            .autres_revenus
            .iter()
            .any(|revenu| !revenu.annuel.0.is_empty())
        {
            say(
                "Les revenus connus par année sont étalés sur les douze mois de l'année."
                    .to_owned(),
            );
        }
        self.hypotheses = hypotheses;
    }

    fn non_calcule(&mut self) {
        if (self.invalidite.is_some() || self.retraite.is_some())
            && self.revenu_fiscal_reference.is_empty()
        {
            self.non_calcule.push(
                "la CSG et les autres prélèvements sur les pensions : donnez le revenu fiscal de référence (foyer.revenu_fiscal_reference)",
            );
        }
    }
}

/// The partner's pay: by its gross, or by its net as an employee of the private sector.
fn conjoint_salaire(conjoint: &super::personne::Conjoint) -> Option<ContratSalarie> {
    let net = conjoint.salaire_net_mensuel.get();
    let remuneration = match conjoint.salaire_brut_mensuel {
        Some(brut) => Remuneration::Brut(Serie::Constante(brut.get())),
        None if net.is_positive() => Remuneration::NetAPayer(Serie::Constante(net)),
        None => return None,
    };
    Some(ContratSalarie::prive(remuneration))
}

/// The parameters of a room that a check reads; none when the law is not known in `month`, which is a fault of its own.
pub(super) fn legal<P: Room>(law: &Legislation, month: Month) -> Option<P> {
    P::resolve(law, month.first_day()).ok()
}

/// Months and days of an activity.
pub(super) fn duree(path: &str, debut: Borne, fin: Option<Borne>, faults: &mut Faults) -> Duree {
    let premier = debut.mois;
    let entree = debut.jour.filter(|day| day.day() > 1);
    let (dernier, sortie) = match fin {
        None => (SANS_FIN, None),
        Some(fin) => (
            fin.mois,
            fin.jour
                .filter(|day| i64::from(day.day()) < fin.mois.days()),
        ),
    };
    let reversed = dernier < premier
        || matches!((debut.jour, fin.and_then(|fin| fin.jour)), (Some(a), Some(b)) if b < a);
    if reversed {
        let shown = fin
            .and_then(|fin| fin.jour)
            .map_or_else(|| dernier.to_string(), |day| day.to_string());
        faults.push_between(conflict(
            &format!("{path}.fin"),
            shown,
            &[&format!("{path}.debut")],
            "la fin vient avant le début",
            "un mois ou un jour à partir du début",
        ));
    }
    Duree {
        premier,
        dernier,
        entree,
        sortie,
    }
}

/// Tells the months of a map that lie outside the activity.
pub(super) fn inside<T: Copy>(
    field: &str,
    path: &str,
    serie: Option<&ParMois<T>>,
    duree: Duree,
    faults: &mut Faults,
) {
    let Some(serie) = serie else { return };
    for (month, _) in serie.months() {
        if !duree.covers(month) {
            let (first, last) = (duree.premier, duree.dernier);
            let until = if last == SANS_FIN {
                String::new()
            } else {
                format!(" à {last}")
            };
            faults.push_between(conflict(
                &format!("{path}.{field}"),
                month.to_string(),
                &[&format!("{path}.debut"), &format!("{path}.fin")],
                "ce mois est en dehors de l'activité",
                &format!("des mois de {first}{until}"),
            ));
            return;
        }
    }
}

/// The months in which a contract runs, as far as the simulation goes.
#[derive(Clone, Copy)]
pub(super) struct Etendue {
    pub(super) duree: Duree,
    pub(super) fin: Month,
}

/// Tells the first month in which `other` has a value and `serie` has none.
pub(super) fn same_months<A: Copy, B: Copy>(
    path: &str,
    (name, serie): (&str, &ParMois<A>),
    (other, months): (&str, &ParMois<B>),
    etendue: Etendue,
    faults: &mut Faults,
) {
    let mut month = etendue.duree.premier;
    let last = etendue.duree.dernier.min(etendue.fin);
    while month <= last && (months.get(month).is_none() || serie.get(month).is_some()) {
        month = month + 1;
    }
    if month <= last {
        faults.push_between(SituationError::Conflict {
            field: format!("{path}.{name}"),
            value: month.to_string(),
            others: vec![
                format!("{path}.{other}"),
                format!("{path}.debut"),
                format!("{path}.fin"),
            ],
            rule: format!("ce mois a une valeur dans {other}, pas ici"),
            allowed: "une valeur pour les mêmes mois".to_owned(),
        });
    }
}

fn salarie(
    path: &str,
    job: &Salariat,
    (law, debut, fin): (&Legislation, Month, Month),
    faults: &mut Faults,
) -> Option<ContratSalarie> {
    let duree = duree(path, job.debut, job.fin, faults);
    let etendue = Etendue { duree, fin };
    let field = |name: &str| format!("{path}.{name}");
    for (name, serie) in [
        ("brut_mensuel", job.brut_mensuel.as_ref()),
        ("taux_horaire", job.taux_horaire.as_ref()),
        ("net_a_payer_mensuel", job.net_a_payer_mensuel.as_ref()),
        ("net_imposable_mensuel", job.net_imposable_mensuel.as_ref()),
        ("frais_reels", job.frais_reels.as_ref()),
    ] {
        inside(name, path, serie, duree, faults);
    }
    inside(
        "heures_mensuelles",
        path,
        job.heures_mensuelles.as_ref(),
        duree,
        faults,
    );
    inside(
        "heures_complementaires",
        path,
        job.heures_complementaires.as_ref(),
        duree,
        faults,
    );
    inside("quotite", path, job.quotite.as_ref(), duree, faults);
    inside("jours", path, job.jours.as_ref(), duree, faults);

    if let (Some(heures), Some(taux)) = (&job.heures_mensuelles, &job.taux_horaire) {
        same_months(
            path,
            ("taux_horaire", taux),
            ("heures_mensuelles", heures),
            etendue,
            faults,
        );
        same_months(
            path,
            ("heures_mensuelles", heures),
            ("taux_horaire", taux),
            etendue,
            faults,
        );
    }
    inside(
        "prime_partage_valeur.montant",
        path,
        job.prime_partage_valeur.as_ref().map(|p| &p.montant),
        duree,
        faults,
    );
    if job.quotite.is_some() && job.heures_mensuelles.is_some() {
        faults.push_between(conflict(
            &field("quotite"),
            String::new(),
            &[&field("heures_mensuelles")],
            "le temps de travail est donné deux fois",
            "les heures ou la quotité",
        ));
    }
    if job.heures_complementaires.is_some()
        && (job.taux_horaire.is_none()
            || (job.heures_mensuelles.is_none() && job.quotite.is_none()))
    {
        faults.push_between(missing(
            &field(if job.taux_horaire.is_none() { "taux_horaire" } else { "heures_mensuelles" }),
            "Les heures complémentaires sont payées au taux horaire majoré, selon les heures du contrat (C. trav. L. 3123-29).",
            "le taux horaire brut et les heures du contrat",
        ));
    }
    if matches!(job.contrat, TypeContrat::Cdd) && job.fin.is_none() {
        faults.push_between(missing(
            &field("fin"),
            "L'indemnité de fin de contrat et les congés d'un CDD sont payés avec le dernier salaire (C. trav. L. 1243-8).",
            "le dernier mois ou le dernier jour du CDD",
        ));
    }
    if job.cdi_ensuite && !matches!(job.contrat, TypeContrat::Cdd) {
        faults.push_between(conflict(
            &field("cdi_ensuite"),
            "true".to_owned(),
            &[&field("contrat")],
            "seul un CDD peut être suivi d'un CDI sans indemnité (C. trav. L. 1243-8)",
            "contrat: cdd, ou cdi_ensuite: false",
        ));
    }
    let remuneration = remuneration(path, job, etendue, faults)?;
    let decalage = i32::from(job.paie == Paie::MoisSuivant);
    let par_missions = |serie: &Option<ParMois<Montant>>| matches!(serie, Some(ParMois::Mois(_)));
    let par_mission = matches!(
        job.contrat,
        TypeContrat::CddUsage | TypeContrat::VacationPublique
    ) && (par_missions(&job.brut_mensuel)
        || par_missions(&job.net_a_payer_mensuel)
        || par_missions(&job.net_imposable_mensuel)
        || matches!(job.heures_mensuelles, Some(ParMois::Mois(_))));
    contrats::verifier(
        path,
        job,
        &remuneration,
        par_mission,
        duree,
        (law, debut, fin),
        faults,
    );
    let bulletin = matches!(remuneration, Remuneration::Bulletin(_));
    let fixed_term = matches!(job.contrat, TypeContrat::Cdd) && !bulletin;
    let indemnite_fin_contrat = if fixed_term && !job.cdi_ensuite {
        job.indemnite_fin_contrat
    } else {
        IndemniteFinContrat::NonDue
    };
    let conges_en_fin = !bulletin
        && match job.contrat {
            TypeContrat::Cdd => !job.conges_payes_inclus.unwrap_or(false),
            TypeContrat::CddUsage => !job.conges_payes_inclus.unwrap_or(true),
            TypeContrat::Cdi | TypeContrat::VacationPublique => false,
        };
    if conges_en_fin && job.fin.is_none() {
        faults.push_between(missing(
            &field("fin"),
            "Les congés payés sont versés avec le dernier salaire (C. trav. L. 1242-16).",
            "le dernier mois ou le dernier jour du contrat",
        ));
    }
    Some(ContratSalarie {
        duree,
        par_mission,
        decalage,
        remuneration,
        heures: job
            .heures_mensuelles
            .as_ref()
            .map(|s| Serie::new(s, Heures::get)),
        quotite: job.quotite.as_ref().map(|s| Serie::new(s, Pourcent::get)),
        jours: job
            .jours
            .as_ref()
            .map(|s| Serie::new(s, super::lecture::Entier::get)),
        taux_horaire: job
            .taux_horaire
            .as_ref()
            .map(|s| Serie::new(s, Montant::get)),
        heures_complementaires: job
            .heures_complementaires
            .as_ref()
            .map(|s| Serie::new(s, Heures::get)),
        complementaire: match job.contrat {
            TypeContrat::VacationPublique => Complementaire::Ircantec,
            _ => Complementaire::AgircArrco,
        },
        cadre: job.cadre,
        alsace_moselle: job.alsace_moselle,
        mutuelle_salarie: job.mutuelle.salarie.get(),
        mutuelle_employeur: job.mutuelle.employeur.get(),
        prevoyance: job
            .prevoyance
            .as_ref()
            .map(|p| (p.salarie.get(), p.employeur.get())),
        indemnite_fin_contrat,
        conges_en_fin,
        frais_reels: job
            .frais_reels
            .as_ref()
            .map(|s| Serie::new(s, Montant::get)),
        ppv: job
            .prime_partage_valeur
            .as_ref()
            .map(|p| (Serie::new(&p.montant, Montant::get), p.regime)),
        employeur: contrats::employeur(job),
        formateur: contrats::formateur(job),
        mois_travailles: (!job.mois_travailles.is_empty())
            .then(|| job.mois_travailles.iter().map(|m| m.get()).collect()),
        dernier_employeur: job.dernier_employeur,
        hors_cumul_retraite: job.hors_cumul_retraite,
    })
}

/// The one way in which the pay is given.
fn remuneration(
    path: &str,
    job: &Salariat,
    etendue: Etendue,
    faults: &mut Faults,
) -> Option<Remuneration> {
    let field = |name: &str| format!("{path}.{name}");
    let allowed = "une seule façon : brut_mensuel, heures_mensuelles avec taux_horaire, net_a_payer_mensuel, net_imposable_mensuel ou bulletin";
    let mut given: Vec<(&str, Remuneration)> = Vec::new();
    if let Some(serie) = &job.brut_mensuel {
        given.push((
            "brut_mensuel",
            Remuneration::Brut(Serie::new(serie, Montant::get)),
        ));
    }
    if let Some(serie) = &job.net_a_payer_mensuel {
        given.push((
            "net_a_payer_mensuel",
            Remuneration::NetAPayer(Serie::new(serie, Montant::get)),
        ));
    }
    if let Some(serie) = &job.net_imposable_mensuel {
        given.push((
            "net_imposable_mensuel",
            Remuneration::NetImposable(Serie::new(serie, Montant::get)),
        ));
    }
    if let Some(bulletin) = &job.bulletin {
        given.push((
            "bulletin",
            Remuneration::Bulletin(releve(path, bulletin, etendue, faults)),
        ));
    }
    match (&job.heures_mensuelles, &job.taux_horaire) {
        (Some(heures), Some(taux)) if given.is_empty() => {
            given.push((
                "taux_horaire",
                Remuneration::Heures {
                    heures: Serie::new(heures, Heures::get),
                    taux: Serie::new(taux, Montant::get),
                },
            ));
        }
        // Beside a gross, hours check the SMIC and the hourly rate pays complementary hours.
        (_, Some(_)) if job.heures_complementaires.is_some() && job.brut_mensuel.is_some() => {}
        (heures, Some(_)) => {
            if given.is_empty() && heures.is_none() {
                faults.push_between(missing(
                    &field("heures_mensuelles"),
                    "Un taux horaire demande des heures.",
                    "un nombre d'heures par mois",
                ));
                return None;
            }
            given.push((
                "taux_horaire",
                Remuneration::Brut(Serie::Constante(Money::ZERO)),
            ));
        }
        (_, None) => {}
    }
    if given.len() > 1 {
        let names: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
        let others: Vec<String> = names.iter().map(|name| field(name)).collect();
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        faults.push_between(conflict(
            &field(names.last().unwrap_or(&"")),
            String::new(),
            &others,
            &format!("la paie est donnée plusieurs fois ({})", names.join(", ")),
            allowed,
        ));
        return None;
    }
    let found = given.pop().map(|(_, remuneration)| remuneration);
    if found.is_none() {
        faults.push_between(missing(
            &field("brut_mensuel"),
            "La paie n'est pas donnée.",
            allowed,
        ));
    }
    found
}

fn releve(path: &str, bulletin: &Bulletin, etendue: Etendue, faults: &mut Faults) -> Releve {
    for (name, serie) in [
        ("bulletin.brut", Some(&bulletin.brut)),
        ("bulletin.net_a_payer", Some(&bulletin.net_a_payer)),
        ("bulletin.net_imposable", Some(&bulletin.net_imposable)),
        ("bulletin.net_social", Some(&bulletin.net_social)),
        (
            "bulletin.heures_exonerees",
            bulletin.heures_exonerees.as_ref(),
        ),
    ] {
        inside(name, path, serie, etendue.duree, faults);
    }
    for (name, serie) in [
        ("bulletin.net_a_payer", &bulletin.net_a_payer),
        ("bulletin.net_imposable", &bulletin.net_imposable),
        ("bulletin.net_social", &bulletin.net_social),
    ] {
        same_months(
            path,
            (name, serie),
            ("bulletin.brut", &bulletin.brut),
            etendue,
            faults,
        );
        same_months(
            path,
            ("bulletin.brut", &bulletin.brut),
            (name, serie),
            etendue,
            faults,
        );
    }
    let read = |serie: &ParMois<Montant>| Serie::new(serie, Montant::get);
    Releve {
        brut: read(&bulletin.brut),
        net_a_payer: read(&bulletin.net_a_payer),
        net_imposable: read(&bulletin.net_imposable),
        net_social: read(&bulletin.net_social),
        heures_exonerees: bulletin.heures_exonerees.as_ref().map(read),
    }
}

fn travail_esat(
    path: &str,
    esat: &Esat,
    law: &Legislation,
    (debut, fin): (Month, Month),
    faults: &mut Faults,
) -> TravailEsat {
    let duree = duree(path, esat.debut, esat.fin, faults);
    inside("part_esat", path, Some(&esat.part_esat), duree, faults);
    inside("quotite", path, Some(&esat.quotite), duree, faults);
    inside(
        "prime_interessement",
        path,
        esat.prime_interessement.as_ref(),
        duree,
        faults,
    );
    inside(
        "prime_partage_valeur.montant",
        path,
        esat.prime_partage_valeur.as_ref().map(|p| &p.montant),
        duree,
        faults,
    );
    let mut month = duree.premier;
    while month <= fin.min(duree.dernier) && esat.part_esat.get(month).is_some() {
        month = month + 1;
    }
    if month <= fin.min(duree.dernier) {
        faults.push_between(conflict(
            &format!("{path}.part_esat"),
            month.to_string(),
            &[&format!("{path}.debut"), &format!("{path}.fin")],
            "ce mois de travail n'a pas de part payée par l'ESAT",
            "une valeur pour chaque mois de travail",
        ));
    }
    let minimum = legal::<remuneration_garantie::Parameters>(law, debut)
        .map_or(Rate::ZERO, |law| law.part_minimale);
    let parts: Vec<Rate> = match &esat.part_esat {
        ParMois::Constante(part) => vec![part.get()],
        ParMois::Mois(months) => months.iter().map(|(_, part)| part.get()).collect(),
    };
    if let Some(part) = parts.into_iter().find(|part| *part < minimum) {
        faults.push_between(conflict(
            &format!("{path}.part_esat"),
            crate::francais::percent(part),
            &[],
            "l'ESAT paie au moins 5 % du SMIC (CASF R. 243-6)",
            "un pourcentage du SMIC de 5 à 100",
        ));
    }
    TravailEsat {
        duree,
        part: Serie::new(&esat.part_esat, Pourcent::get),
        quotite: Serie::new(&esat.quotite, Pourcent::get),
        complementaire: esat.complementaire,
        alsace_moselle: esat.alsace_moselle,
        mutuelle_salarie: esat.mutuelle.salarie.get(),
        mutuelle_employeur: esat.mutuelle.employeur.get(),
        prevoyance_salarie: esat.prevoyance.salarie.get(),
        prevoyance_employeur: esat.prevoyance.employeur.get(),
        bulletin: esat
            .bulletin
            .as_ref()
            .map(|bulletin| releve(path, bulletin, Etendue { duree, fin }, faults)),
        prime_interessement: esat
            .prime_interessement
            .as_ref()
            .map(|s| Serie::new(s, Montant::get)),
        ppv: esat
            .prime_partage_valeur
            .as_ref()
            .map(|p| (Serie::new(&p.montant, Montant::get), p.regime)),
        dernier_employeur: esat.dernier_employeur,
    }
}

fn droit_aah(
    requete: &Requete,
    aah: &Aah,
    fin: Month,
    law: &Legislation,
    faults: &mut Faults,
) -> Option<DroitAah> {
    let at = |name: &str| format!("prestations.aah.{name}");
    let personne = &requete.personne;
    let depuis = aah.depuis.get();
    let Some(taux) = personne.taux_incapacite.map(Pourcent::get) else {
        faults.push_between(missing(
            "personne.taux_incapacite",
            "L'AAH dépend du taux d'incapacité (CSS L. 821-1 et L. 821-2).",
            "un pourcentage de 50 à 100, écrit sur la décision de la CDAPH",
        ));
        return None;
    };
    let law = legal::<aah::Parameters>(law, fin)?;
    if taux < law.taux_incapacite_aah2 {
        faults.push_between(conflict(
            "personne.taux_incapacite",
            crate::francais::percent(taux),
            &["prestations.aah"],
            "l'AAH demande un taux d'au moins 50 % (CSS D. 821-1)",
            "un pourcentage de 50 à 100, ou pas d'AAH",
        ));
    } else if taux < law.taux_incapacite_aah1 && !personne.rsdae {
        faults.push_between(conflict(
            "personne.rsdae",
            "false".to_owned(),
            &["personne.taux_incapacite", "prestations.aah"],
            "entre 50 et 79 %, l'AAH demande une restriction substantielle et durable d'accès à l'emploi (CSS L. 821-2)",
            "true, ou pas d'AAH",
        ));
    }
    if depuis > fin {
        faults.push_between(conflict(
            &at("depuis"),
            depuis.to_string(),
            &["debut", "mois"],
            "le droit s'ouvre après le dernier mois calculé",
            &format!("un mois jusqu'à {fin}"),
        ));
    }
    if Month::of(personne.naissance.get()) + 12 * 16 > depuis {
        faults.push_between(conflict(
            &at("depuis"),
            depuis.to_string(),
            &["personne.naissance"],
            "l'AAH n'est pas due avant 16 ans (CSS R. 821-1)",
            "un mois à partir des 16 ans",
        ));
    }
    if aah.conjugalise_maintenu && (!requete.foyer.en_couple || depuis > Month::january(2023) + 8) {
        faults.push_between(conflict(
            &at("conjugalise_maintenu"),
            "true".to_owned(),
            &["foyer.en_couple", &at("depuis")],
            "l'ancien calcul n'est gardé que pour un droit ouvert en septembre 2023, en couple (loi n° 2022-1158, art. 10)",
            "false, ou foyer.en_couple: true avec un droit ouvert au plus tard en 2023-09",
        ));
    }
    if aah.complement_de_ressources && aah.mva == Some(true) {
        faults.push_between(conflict(
            &at("complement_de_ressources"),
            "true".to_owned(),
            &[&at("mva")],
            "le complément de ressources et la majoration pour la vie autonome ne se cumulent pas (CSS L. 821-1-2)",
            "l'un des deux",
        ));
    }
    if aah.complement_de_ressources && depuis > Month::january(2019) + 10 {
        faults.push_between(conflict(
            &at("complement_de_ressources"),
            "true".to_owned(),
            &[&at("depuis")],
            "le complément de ressources est fermé aux nouveaux droits depuis le 1er décembre 2019 (loi n° 2018-1317, art. 266)",
            "false, ou un droit ouvert avant 2019-12",
        ));
    }
    let ancre = aah::calendrier::ancre(
        depuis,
        aah.prochaine_declaration.map(super::lecture::Mois::get),
        requete.conventions.aah_ancre,
    );
    for (index, month) in aah.declarations_manquantes.iter().enumerate() {
        if (month.get() - ancre).rem_euclid(3) != 0 {
            faults.push_between(conflict(
                &at(&format!("declarations_manquantes.{index}")),
                month.get().to_string(),
                &[&at("prochaine_declaration"), &at("depuis")],
                "aucune déclaration n'est attendue ce mois-là",
                "le premier mois d'une période de trois mois",
            ));
        }
    }
    let mut sejours = Vec::new();
    for (index, sejour) in aah.sejours.iter().enumerate() {
        let (entree, sortie) = (
            sejour.entree.get(),
            sejour.sortie.map(super::lecture::Jour::get),
        );
        if let Some(sortie) = sortie.filter(|sortie| *sortie < entree) {
            faults.push_between(conflict(
                &at(&format!("sejours.{index}.sortie")),
                sortie.to_string(),
                &[&at(&format!("sejours.{index}.entree"))],
                "la sortie vient avant l'entrée",
                "un jour à partir de l'entrée",
            ));
        }
        if sejour.forfait_journalier && sejour.nature == NatureSejour::Prison {
            faults.push_between(conflict(
                &at(&format!("sejours.{index}.forfait_journalier")),
                "true".to_owned(),
                &[&at(&format!("sejours.{index}.nature"))],
                "le forfait journalier n'existe pas en prison",
                "false",
            ));
        }
        sejours.push(LongSejour {
            entree,
            dernier: sortie.map_or(SANS_FIN, Month::of),
            exception: sejour.forfait_journalier || sejour.conjoint_sans_activite_reconnu,
        });
    }
    let logement_mva = aah.mva.unwrap_or_else(|| {
        requete.foyer.logement.as_ref().is_some_and(|logement| {
            logement.statut == StatutLogement::Locataire && !logement.colocation
        })
    });
    Some(DroitAah {
        depuis,
        ancre,
        taux,
        logement_mva,
        complement_de_ressources: aah.complement_de_ressources,
        conjugalise: aah.conjugalise_maintenu,
        declarations_manquantes: aah
            .declarations_manquantes
            .iter()
            .map(|m| m.get())
            .collect(),
        cumul_utilise: aah.cumul_integral_utilise.iter().map(|m| m.get()).collect(),
        sejours,
    })
}
